import { type Chance } from '../chance.js';

/** First names in use in England today, from many languages. None is a person. */
const girls =
  'Aaliyah Abigail Adaeze Amara Amelia Anya Ava Bethany Blessing Caitlin Chloe Daisy Eden Eliza Ella Esme Farida Fatima Freya Grace Hana Harriet Hope Imogen Ines Isla Ivy Jasmine Kayla Keira Layla Leah Libby Lily Lola Maisie Maryam Maya Mia Millie Naomi Niamh Nina Olivia Phoebe Poppy Roisin Rosa Ruby Saffron Sana Scarlett Sienna Sofia Summer Tamara Tia Willow Yasmin Zara Zofia'.split(
    ' ',
  );
const boys =
  'Aaron Adam Aiden Alfie Ali Amir Archie Arlo Ayaan Ben Caleb Callum Charlie Connor Daniel Dawit Dylan Eddie Elijah Ethan Ezra Femi Finley Freddie George Hamza Harley Harvey Ibrahim Isaac Jack Jaden Jakub Jamal Jayden Joel Josh Kai Kofi Kyle Leo Liam Logan Luca Malachi Mason Max Mohammed Nathan Noah Oliver Omar Oscar Reece Reuben Riley Rohan Ryan Samir Samuel Tariq Theo Toby Tyler Yusuf Zac'.split(
    ' ',
  );
/** For young people who came to this country alone. */
const farGirls = ['Amina', 'Fatima', 'Hana', 'Layla', 'Mahdia', 'Sana', 'Selam', 'Zeynab'];
const farBoys = [
  'Abdi',
  'Ali',
  'Amir',
  'Dawit',
  'Hamza',
  'Ibrahim',
  'Karwan',
  'Omar',
  'Rebin',
  'Samir',
  'Tariq',
  'Yonas',
  'Yusuf',
];
const carersFirst =
  'Abena Adrian Agnieszka Alan Alison Amina Andrea Angela Anita Anthony Beverley Brenda Carol Carys Cheryl Chidi Claire Clive Colin Dawn Deborah Denise Derek Donna Elaine Elroy Esther Farah Fiona Gareth Geoffrey Gillian Glenda Graham Harpreet Heather Helen Imran Ingrid Irene Jacqueline Janet Javed Jean Jeanette Joanna Joyce Julie Karen Keith Kwame Lesley Linda Lorraine Lynette Malcolm Marcia Marek Margaret Marion Maureen Miriam Nadia Nasreen Neil Ngozi Nigel Nirmala Norma Olu Patience Pauline Petra Philip Priya Rachel Raymond Rekha Rita Roger Rosemary Roy Ruth Sandra Shirley Sheila Simone Stella Surinder Sylvia Tendai Teresa Trevor Valerie Vera Veronica Wendy Winston Yvonne'.split(
    ' ',
  );
const surnames =
  'Abberley Adeyinka Allardyce Anstruther Appleyard Ashbourne Asante-Cole Atwell Bagshott Bakshi Ballantine-Moor Barleymow Bassington Beckwith-Lane Bellweather Birkenhead-Shaw Blackbourne Bosworth-Kaye Boateng-Hall Bracegirdle Bramblewood Brightwater Brocklehurst Buckthorn Calloway Cardamore Chakrabarti-Wood Chetwynd Chowdhrey Clutterbuck Coldwell Copperthwaite Cottingley Crabtree-Ojo Cranleigh Cuthbertson Dalrymple-Ash Danquah-Reid Darlaston Dewhurst Dimmock Donnachie Dragomir-Pell Drinkwater Duckworth-Sen Eastlake Eddowes Elphinstone Ezeani Fairweather Farthing Featherby Fennimore Fernsby Fotheringay Gatherwood Gillespie-Noor Glendower Goodfellow Greenhalgh Gurung-West Haddock-Vale Halloway Harkaway Hathersage Heatherley Hogarth-Bell Honeychurch Huckaby Idowu-Grant Inglethorpe Jagger-Moss Jessamine Kapoor-Finch Kettlewell Kingfisher Kowalczyk-Ray Ladbrooke Lampeter Larkspur Leadbetter Lillywhite Longbottom Lovelace-Obi Lumsden Mackintosh-Rai Makepeace Mandeville Marchbanks Meadowcroft Merriweather Middlemass Mistry-Lowe Moonshine Mordaunt-Hill Mukherjee-Dale Nettlefold Nightingale-Poe Northcliffe Nwachukwu Oakenshaw Ogunleye Okonjo-Vane Oldershaw Pargeter Peasgood Pemberley Penhaligan Pettigrew-Lal Pinkerton Popplewell Postlethwaite Quarshie Quennell Quickfall Rainbird Ramsbottom Ravenscar Redfern-Ali Rosewarne Rowntree-Da Saltmarsh Sandbrook Scattergood Shufflebotham Silverthorn Singleton-Rao Smallwood-Das Somerville Sparrowhawk Stanhope-Iqbal Starling Summerhayes Swithinbank Tattersfield Thistlewood Thornycroft Threlfall Tolliver Tremayne Turnpenny Twelvetrees Umeh Underhill Vachani Vanterpool Wadsworth-Kaur Waghorn Warboys Weatherby Westerdale Whistlecraft Whitethorn Wigglesworth Wildgoose Winterbottom Woodhead-Ismail Wrigglesworth-Amin Yardley-Bose Yelland Zielinska-Hart'.split(
    ' ',
  );

export const childName = (sex: 'M' | 'F', unaccompanied: boolean, chance: Chance): string => {
  if (unaccompanied) return chance.pick(sex === 'F' ? farGirls : farBoys);
  return chance.pick(sex === 'F' ? girls : boys);
};

/** @returns an invented surname; written so that no household bears a well-known name. */
export const surname = (chance: Chance): string => chance.pick(surnames);

export const carerFirstName = (chance: Chance): string => chance.pick(carersFirst);

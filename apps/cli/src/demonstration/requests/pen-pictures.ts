import { type Chance } from '../chance.js';

interface Words {
  readonly name: string;
  readonly sex: 'M' | 'F' | '';
  readonly ageInYears: number;
}

const likes: readonly (readonly [olderThan: number, readonly string[]])[] = [
  [
    13,
    [
      '{name} plays five-a-side on Saturdays and wants to keep going.',
      '{name} cooks well and likes to be asked what is for tea.',
      '{name} is funny once {they} {know} you, and needs a quiet place to do homework.',
      '{name} draws for hours and is hoping for a college place in art.',
      '{name} mends bikes and is proud of it.',
      '{name} likes long walks, loud music and an early night.',
      '{name} is good with numbers and looks after younger children kindly.',
    ],
  ],
  [
    7,
    [
      '{name} knows everything about sharks and will tell you.',
      '{name} loves swimming and the school choir.',
      '{name} likes Lego, pasta and a story before bed.',
      '{name} rides {their} scooter everywhere and is learning to skate.',
      '{name} is shy at first and very loyal afterwards.',
      '{name} likes helping in the garden and asks good questions.',
    ],
  ],
  [
    2,
    [
      '{name} loves dinosaurs, bubbles and being read to.',
      '{name} sings to {their} teddy and sleeps best with a light on.',
      '{name} is into everything and laughs a lot.',
      '{name} likes splashing in puddles and holds hands to cross the road.',
      '{name} is learning new words every day.',
    ],
  ],
  [
    -1,
    [
      '{name} settles when held and has a good appetite.',
      '{name} smiles at faces and wakes twice a night.',
      '{name} is small for {their} age and growing well.',
      '{name} likes being carried about and listening to voices.',
    ],
  ],
];

/** What the second sentence is about. */
export type Wish = 'school' | 'siblings' | 'contact' | 'calm' | 'baby';

const wishes: Readonly<Record<Wish, readonly string[]>> = {
  baby: ['{They} will have a baby this winter and {want} someone patient to learn beside.'],
  school: [
    'Staying at school matters most to {them}.',
    '{Their} teacher and best friend are at school, so the school run should be short.',
  ],
  siblings: [
    '{They} {ask} to live with {their} brothers and sisters.',
    'Seeing {their} brothers and sisters is what {they} {look} forward to.',
  ],
  contact: ['Family time is on Wednesdays, near home.', '{They} {see} {their} gran every Sunday.'],
  calm: ['A calm home with a clear routine would help.', 'A patient carer who keeps promises would suit {them}.'],
};

/** @returns one or two kind, plain sentences about a child. */
export function penPicture(child: Words, wish: Wish, chance: Chance): string {
  const [, sentences] = likes.find(([olderThan]) => child.ageInYears >= olderThan) as (typeof likes)[number];
  return `${chance.pick(sentences)} ${chance.pick(wishes[wish])}`.replace(/\{(\w+)\}/g, (_, word: string) =>
    wordFor(word, child),
  );
}

const pronouns = {
  F: { they: 'she', them: 'her', their: 'her' },
  M: { they: 'he', them: 'him', their: 'his' },
  '': { they: 'they', them: 'them', their: 'their' },
} as const;

function wordFor(word: string, { name, sex }: Words): string {
  if (word === 'name') return name;
  const lower = word.toLowerCase();
  const pronoun = lower === 'they' || lower === 'them' || lower === 'their' ? pronouns[sex][lower] : null;
  if (pronoun === null) return sex === '' ? word : `${word}s`;
  return word === lower ? pronoun : `${pronoun[0]?.toUpperCase() ?? ''}${pronoun.slice(1)}`;
}

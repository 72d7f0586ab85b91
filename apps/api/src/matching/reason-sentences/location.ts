import { type Approver, type Evidence } from '#matching/core';
import { authorityOf, childOf, listed, type SomeReasonSentences, type SomeRemedySentences } from './words.js';

const evidenceWords = (evidence: Evidence, area: string): string =>
  ({
    'wishes-and-feelings': 'wishes and feelings',
    'care-plan': 'the care plan',
    'relatives-consulted': 'relatives consulted',
    'reviewing-officer-consulted': 'the independent reviewing officer consulted',
    'area-authority-notified': `${area} notified`,
    'area-authority-notified-or-consulted': `${area} notified, or consulted with the care plan if it does not adjoin`,
    'area-authority-consulted-with-care-plan': `${area} consulted with the care plan`,
  })[evidence];

/** Who has to agree, in words. */
export const approverWords: Readonly<Record<Approver, string>> = {
  'nominated-officer': 'nominated officer',
  'director-of-childrens-services': "director of children's services",
  'nominated-officer-or-director': "nominated officer or director of children's services",
};

type LocationReason =
  | 'in-adjoining-authority'
  | 'at-a-distance'
  | 'approval-depends-on-adjacency'
  | 'approval-depends-on-area'
  | 'evidence-for-approval'
  | 'approved-by-own-service'
  | 'connected-person-outside-area';

/** Homes outside the area, notices, education, plans and what is recorded before a child moves in. */
export const locationReasons: SomeReasonSentences<LocationReason> = {
  'in-adjoining-authority': ({ areaAuthority }, names) =>
    `In ${authorityOf(areaAuthority, names)}, which adjoins the area (Care Planning Regulations 2010, regulation 11(1)(a)).`,
  'at-a-distance': ({ areaAuthority, responsibleAuthority }, names) =>
    `At a distance: in ${authorityOf(areaAuthority, names)}, which does not adjoin ${authorityOf(responsibleAuthority, names)}, however near it is (Care Planning Regulations 2010, regulation 11(1)(b)).`,
  'approval-depends-on-adjacency': ({ areaAuthority, responsibleAuthority }, names) =>
    `In ${authorityOf(areaAuthority, names)}, outside ${authorityOf(responsibleAuthority, names)}. Which authorities adjoin is not recorded: where it adjoins the nominated officer approves, otherwise the director of children's services (Care Planning Regulations 2010, regulation 11(1)).`,
  'approval-depends-on-area': () =>
    'Which authority the home is in is not recorded, so nobody can say who has to approve.',
  'evidence-for-approval': ({ evidence, areaAuthority }, names) =>
    `Whoever approves needs evidence of ${listed(evidence.map((one) => evidenceWords(one, authorityOf(areaAuthority, names))))} (Care Planning Regulations 2010, regulation 11(2)).`,
  'approved-by-own-service': ({ responsibleAuthority }, names) =>
    `Approved by ${authorityOf(responsibleAuthority, names)} itself, so being outside the area needs no approval (Care Planning Regulations 2010, regulation 11(4)).`,
  'connected-person-outside-area': (_, names) =>
    `The carer is a connected person of ${childOf(names)}, so being outside the area needs no approval (Care Planning Regulations 2010, regulation 11(4)).`,
};

/** Ways out of the rules of location, education and planning. */
export const locationRemedies: SomeRemedySentences<'approval-by-authority' | 'record-evidence'> = {
  'approval-by-authority': ({ approver, authority }, names) =>
    `It could go ahead once the ${approverWords[approver]} of ${authorityOf(authority, names)} has approved it.`,
  'record-evidence': () => 'Record the evidence before it is approved.',
};

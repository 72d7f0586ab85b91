/** Who is signed in, as every operation of a page asks for it. */
export interface Me {
  readonly name: string;
  readonly roleName: string;
  readonly authority: { readonly code: string; readonly name: string };
  readonly permissions: readonly string[];
}

export const meFields = 'me { name roleName authority { code name } permissions }';

interface NavigationLink {
  readonly text: string;
  readonly href: string;
  readonly current: boolean;
}

/** What stands round every page of somebody signed in. */
export interface PageFrame {
  readonly signedInAs: string;
  readonly authorityName: string;
  readonly navigation: readonly NavigationLink[];
}

export type Section =
  | 'requests'
  | 'find-now'
  | 'load'
  | 'sufficiency'
  | 'capacity'
  | 'validation'
  | 'imports'
  | 'policies'
  | 'fairness'
  | 'rules';

const sections: readonly { id: Section; text: string; href: string; permission: string }[] = [
  { id: 'requests', text: 'Requests', href: '/requests', permission: 'request-read' },
  { id: 'find-now', text: 'Find a home now', href: '/find-now', permission: 'match-request' },
  { id: 'load', text: 'Load files', href: '/load', permission: 'import-run' },
  { id: 'sufficiency', text: 'Sufficiency', href: '/sufficiency', permission: 'sufficiency-read' },
  { id: 'capacity', text: 'Capacity', href: '/capacity', permission: 'capacity-read' },
  { id: 'validation', text: 'Check a return', href: '/validation', permission: 'episode-read' },
  { id: 'policies', text: 'What is weighed', href: '/policies', permission: 'policy-read' },
  { id: 'fairness', text: 'Fairness', href: '/fairness', permission: 'fairness-read' },
  { id: 'rules', text: 'Rules', href: '/rules', permission: 'rule-read' },
  { id: 'imports', text: 'Files loaded', href: '/imports', permission: 'import-read' },
];

/** @returns whether the signed-in person holds a permission: a link or button they could not use is not shown. */
export const mayDo = ({ permissions }: Me, permission: string): boolean => permissions.includes(permission);

export const frameFor = (me: Me, current: Section | null): PageFrame => ({
  signedInAs: `${me.name}, ${me.roleName.toLowerCase()}`,
  authorityName: me.authority.name,
  navigation: sections
    .filter(({ permission }) => mayDo(me, permission))
    .map(({ id, text, href }) => ({ text, href, current: id === current })),
});

/** @returns where somebody starts: the first page they may see. */
export const homeAddressFor = (me: Me): string =>
  sections.find(({ permission }) => mayDo(me, permission))?.href ?? '/sufficiency';

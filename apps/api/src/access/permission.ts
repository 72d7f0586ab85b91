/** What a person may be allowed to do. Ids are kept for ever: they stand in tokens, in the audit trail and in files. */
export const permissions = {
  'me-read': 'See who is signed in',
  'area-read': 'See authority boundaries on a map',
  'request-read': 'Read placement requests',
  'request-open': 'Open a placement request',
  'request-close': 'Close a placement request',
  'placement-record': 'Record the placement that was made',
  'court-order-record': 'Record court orders and places a child is kept away from',
  'clearance-record': 'Record consents, approvals and notices',
  'match-request': 'Ask for homes to be ranked',
  'match-read': 'Read a ranking of homes',
  'household-read': 'Read about a fostering home',
  'household-record': 'Record bedrooms, exemptions and agreements of a fostering home',
  'capacity-read': 'Read the capacity board',
  'sufficiency-read': 'Read sufficiency figures',
  'import-run': 'Load files',
  'import-read': 'Read how a load of files went',
  'episode-read': 'Read what statutory returns tell of a child',
  'rule-read': 'Read the rule register',
  'policy-read': 'Read what the service weighs, and how much',
  'policy-adopt': 'Change what the service weighs',
  'fairness-read': 'Read how searches went for children of each group',
} as const;

export type Permission = keyof typeof permissions;

const everybody = [
  'me-read',
  'area-read',
  'sufficiency-read',
  'rule-read',
  'policy-read',
] as const satisfies readonly Permission[];

/** A role is a name for a set of permissions; nothing asks for a role, only for a permission. */
export const roles = {
  'placement-officer': {
    name: 'Placement officer',
    permissions: [
      ...everybody,
      'request-read',
      'request-open',
      'request-close',
      'placement-record',
      'court-order-record',
      'clearance-record',
      'match-request',
      'match-read',
      'household-read',
      'household-record',
      'capacity-read',
      'import-read',
    ],
  },
  'fostering-recruitment': {
    name: 'Fostering recruitment',
    permissions: [...everybody, 'household-read', 'household-record', 'capacity-read', 'import-read'],
  },
  commissioner: { name: 'Commissioner', permissions: [...everybody, 'capacity-read', 'policy-adopt', 'fairness-read'] },
  'data-manager': {
    name: 'Data manager',
    permissions: [...everybody, 'import-run', 'import-read', 'episode-read', 'fairness-read'],
  },
} as const satisfies Record<string, { readonly name: string; readonly permissions: readonly Permission[] }>;

export type Role = keyof typeof roles;
export const isRole = (text: string): text is Role => Object.hasOwn(roles, text);

/** @returns the permissions of a role, in the order of the register of permissions. */
export function permissionsOf(role: Role): readonly Permission[] {
  const held: readonly Permission[] = roles[role].permissions;
  return (Object.keys(permissions) as Permission[]).filter((permission) => held.includes(permission));
}

/** @returns whether the role holds the permission. */
export const mayDo = (role: Role, permission: Permission): boolean => permissionsOf(role).includes(permission);

export {
  type AuthorityNotFound,
  LookedAfterByDistance,
  type LookedAfterByDistanceFigures,
  type LookedAfterPart,
  type LookedAfterUnderAreas,
} from './app/looked-after-by-distance.service.js';
export * from './core/index.js';
export { SufficiencyModule } from './sufficiency.module.js';

import { accessibilityTests } from './accessibility.mjs';

accessibilityTests('da');

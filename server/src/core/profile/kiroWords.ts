/** The words of Kiro's documents in the languages that it writes them in; headings and labels alike. */

/** What a number follows: `Requirement 3`, `要件3`. */
export const REQUIREMENT_PHRASES = [
  'Requirement',
  '需求',
  '要件',
  '요구사항',
  '요구 사항',
  'Требование',
  'Requisito',
  'Requerimiento',
  'Exigence',
  'Anforderung',
  'Yêu cầu',
];

/** The section of requirements, and the label of a task that names some. */
export const REQUIREMENTS = [
  'Requirements',
  'Requirement',
  'Reqs',
  '需求',
  '功能需求',
  '要件',
  '要求',
  '요구사항',
  '요구 사항',
  'Требования',
  'Требование',
  'Requisitos',
  'Requisito',
  'Requerimientos',
  'Exigences',
  'Anforderungen',
  'Yêu cầu',
];

export const ACCEPTANCE_CRITERIA = [
  'Acceptance Criteria',
  'Acceptance Criterion',
  'Acceptance',
  '验收标准',
  '驗收標準',
  '验收条件',
  '受け入れ基準',
  '受入基準',
  '受け入れ条件',
  '受入条件',
  '수용 기준',
  '인수 기준',
  '인수 조건',
  'Критерии приемки',
  'Критерии приёмки',
  'Критерии принятия',
  'Criterios de aceptación',
  'Critérios de aceitação',
  'Critérios de aceite',
  "Critères d'acceptation",
  'Akzeptanzkriterien',
  'Tiêu chí chấp nhận',
];

/** What a property or a test of it speaks for. */
export const VALIDATES = [
  'Validates',
  'Validates Requirements',
  'Validates Requirement',
  '验证',
  '验证需求',
  '驗證需求',
  '検証',
  '検証要件',
  'Проверяет требования',
  'Valida',
  'Valida Requisitos',
];

export const DEPENDENCIES = [
  'Depends',
  'Depends on',
  'Dependencies',
  'Dependency',
  'Blocked by',
  '依赖',
  '依賴',
  '依存',
];

/** The sections of a bug analysis that say what has to hold. */
export const UNCHANGED_OR_EXPECTED = ['Expected Behavior', 'Unchanged Behavior', 'Current Behavior'];

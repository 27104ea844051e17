/** What the number of a user story follows, in the languages that specifications are written in. */
export const STORY_PHRASES = [
  'User Story',
  'User story',
  '用户故事',
  '使用者故事',
  'ユーザーストーリー',
  '사용자 스토리',
  '사용자 시나리오',
  'Пользовательская история',
  'Historia de Usuario',
  'Historia de usuario',
  'História de Usuário',
  'História do Usuário',
  'Histoire utilisateur',
  'Benutzergeschichte',
];

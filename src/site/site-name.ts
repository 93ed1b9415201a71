/** What the site calls itself. */
export const SITE_NAME = '要点对照';
export const SITE_LINE = '各地交通运输部门政务公开工作要点，逐条对照';

// The offices that the starter catalogue names: what a district's own are called, each district says itself.

export const starterOffices = [
  { code: 'urban', name: '城市管理局', en: 'Urban management' },
  { code: 'market', name: '市场监督管理局', en: 'Market supervision' },
  { code: 'police', name: '公安分局', en: 'Police' },
  { code: 'justice', name: '司法局', en: 'Justice' },
  { code: 'housing', name: '住房和城乡建设局', en: 'Housing and construction' },
  { code: 'fire', name: '消防救援大队', en: 'Fire and rescue' },
  { code: 'environment', name: '生态环境分局', en: 'Environment' },
  { code: 'water', name: '水务局', en: 'Water' },
  { code: 'emergency', name: '应急管理局', en: 'Emergency management' },
  { code: 'civil', name: '民政局', en: 'Civil affairs' },
  { code: 'labour', name: '人力资源和社会保障局', en: 'Labour and social security' },
  { code: 'health', name: '卫生健康局', en: 'Health' },
  { code: 'education', name: '教育局', en: 'Education' },
  { code: 'agriculture', name: '农业农村局', en: 'Agriculture' },
  { code: 'land', name: '自然资源分局', en: 'Land and resources' },
  { code: 'transport', name: '交通运输局', en: 'Transport' },
] as const

export type StarterOffice = (typeof starterOffices)[number]['code']

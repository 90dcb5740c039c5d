// Many cases for a benchmark, made by the database itself from numbers, the same every time: spread over all microgrids
// and twelve months; four of five are closed, as in a district that has run for years, and one class has two fifths. What is late is
// marked as late already: the clock has nothing to catch up with while something else is measured.
import type { Database } from '../../src/server/db/open.ts'

const batch = 100_000

/** What people write, put together from parts: 1,200 estates, each with its own cells, their doors and corners, what is wrong and since when. */
const texts = `
  cross join lateral (select (array['玉泉','永泰','御河','文瀛','魏都','平城','云冈','白登','雁同','华严','善化','清远','仁和','同泉','水泊','迎宾','新开','振华','西环','东信','南关','北苑','恒安','桃园','凤台','武定','和阳','鼓楼','法华','兴云'])[1 + cell % 30]
    || (array['里','花园','家园','小区','新村','苑','佳苑','名都','一号院','公馆','南里','北里','东苑','西苑','丽景','尚城','雅居','广场','大院','宿舍'])[1 + (cell / 30) % 20] || (array['','二期'])[1 + (cell / 600) % 2] as estate) e
  cross join lateral (select (array['东门','西门','南门','北门','幼儿园门口','菜市场旁','公交站牌下','地下车库入口','快递柜前','健身广场','3号楼下','7号楼东侧','12号楼2单元','物业办公室门口','便利店对面','垃圾站旁','小学后门','路口拐角','人行道上','绿化带里'])[1 + (n / 3) % 20] as spot) s
  cross join lateral (select (array['有几天了','连着三天晚上','从上周开始','昨天下午','下雨以后','每天早上','一到周末','节前就这样','最近','又'])[1 + (n / 7) % 10] as since) t
  cross join lateral (select (array['路灯不亮','井盖缺了一角','雨水篦子堵了','电线垂下来','健身器材坏了','水管一直漏水','暖气不热','路面有个大坑','地砖松动','护栏被撞歪','垃圾桶满了没人清','公厕没有水','广告牌松动','树枝快断了','绿地被踩秃','围墙裂开','建筑垃圾没人拉','有人占道摆摊','电动车堵住消防通道','夜里施工太吵','餐馆油烟很大','小广告贴满楼道','僵尸车占着车位','广场舞音响太响','有人烧纸','墙皮脱落','电梯经常停','楼道灯坏了','狗没拴绳','下水道返味'])[1 + (n * 13 / 11) % 30] as wrong) w
  cross join lateral (select (array['老人晚上出行不方便','车过时会响','孩子上学要绕路','差点绊倒人','影响休息','味道很大','已经反映过物业没有用','看着很危险','请尽快派人来看看','希望能彻底解决'])[1 + (n / 17) % 10] as wish) h`

const tables = ['cases', 'case_steps', 'case_files', 'case_words', 'journal', 'measure_contributions', 'measure_totals', 'journal_readers']

/** One table after the other: who holds several at once can stand in a ring with what the server does by itself. */
export const emptyCases = async (database: Database): Promise<void> => {
  for (const table of tables) await database.query(`truncate ${table}`)
}

/** Adds cases numbered from..until−1 (about 25,000 a second); none of them has steps. */
export const addCases = async (database: Database, from: number, until: number): Promise<void> => {
  for (let start = from; start < until; start += batch) {
    await database.query(
      `insert into cases (district, id, kind, state, state_group, version, source, category, urgent, description, address, lng, lat,
         street_id, community_id, grid_id, microgrid_id, holder_unit_id, reported_at, accepted_at, filed_at, handled_at, checked_at, closed_at, due_at, next_due_at, next_yellow_at, overdue)
       select m.district, (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(md5(n::text), 1, 3) || '8' || substr(md5(n::text), 4, 15))::uuid,
         'event', case when closed then 'closed' when n % 3 = 0 then 'handled' else 'filed' end, case when closed then 'closed' when n % 3 = 0 then 'waiting' else 'open' end,
         5, 'worker', c.code, false, estate || spot || since || wrong || '，' || wish || '。', estate || spot, m.center_lng + (n % 13 - 6) / 1e4, m.center_lat + (n % 11 - 5) / 1e4,
         m.street_id, m.community_id, m.grid_id, m.id, m.community_id, at, at, at, case when closed or n % 3 = 0 then at + interval '5 hours' end,
         case when closed then at + interval '8 hours' end, case when closed then at + interval '9 hours' end, at + interval '2 days',
         case when not closed and n % 3 <> 0 then at + interval '2 days' end, case when not closed and n % 3 <> 0 then at + interval '38 hours' end,
         not closed and n % 3 <> 0 and at + interval '2 days' < now()
       from (select n, n % 5 <> 0 as closed, now() - interval '350 days' * ((n::bigint * 7919) % 1000003) / 1000003.0 as at,
               ((n::bigint * 104729) % (select count(*) from units where level = 'microgrid'))::int as cell,
               case when n % 7 < 3 then 0 else ((n::bigint * 31) % (select count(*) from categories where length(code) = 5))::int end as class
             from generate_series($1::int, $2::int - 1) n) made
       join (select u.*, row_number() over (order by id) - 1 as cell from units u where level = 'microgrid') m using (cell)
       join (select code, row_number() over (order by code <> '02001', code) - 1 as class from categories where length(code) = 5) c using (class)${texts}`,
      [start, Math.min(until, start + batch)],
    )
  }
  await database.query('vacuum analyze cases')
  await markWorded(database)
}

/** With words for the earliest the server believes that all later ones have theirs: it would spend minutes on them beside what is measured. */
const markWorded = (database: Database): Promise<unknown> =>
  database.query(
    `insert into case_words (district, case_id, reported_at, category, lng, lat, current, words)
     select district, id, reported_at, category, lng, lat, false, '{}' from cases order by reported_at, id limit 1 on conflict do nothing`,
  )

/** The plan of a query as one text, for showing which index it goes by. */
export const planOf = async (database: Database, sql: string, values: readonly unknown[]): Promise<string> =>
  (await database.query<{ 'QUERY PLAN': string }>(`explain (analyze, buffers off, timing off, summary off) ${sql}`, values)).map((row) => row['QUERY PLAN']).join('\n')

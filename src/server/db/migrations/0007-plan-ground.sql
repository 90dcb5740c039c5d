-- Plans remember the borders they were drawn on: what a step sets is true only while those are where they were.

alter table plan_steps add column ground jsonb;
comment on table plan_steps is 'territory: what was done to a plan, append-only. An added step goes on behind previous; head is where the plan stood after it; ground is what its shapes were drawn on.';

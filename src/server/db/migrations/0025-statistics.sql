-- What the server counts of each column is for its planner. Of texts and documents that no condition asks for by their beginning
-- or value it has no use, and to sort samples of them took most of the time; how common words are the search counts itself.
alter table cases alter column description set statistics 0, alter column address set statistics 0, alter column clocks set statistics 0, alter column answers set statistics 0, alter column request set statistics 0;
alter table case_words alter column words set statistics 100, alter column sketch set statistics 0;
alter table case_steps alter column data set statistics 0;
alter table journal alter column data set statistics 0;

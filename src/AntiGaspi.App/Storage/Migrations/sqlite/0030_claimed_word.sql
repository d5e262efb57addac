-- Whose word took a meal, and by which way: another adult may say the absence again before the operation is run, and it is run for the first.
-- Rows of before have neither, and follow their absence.
alter table standing_absence_day add column said_by TEXT;

alter table standing_absence_day add column channel TEXT;

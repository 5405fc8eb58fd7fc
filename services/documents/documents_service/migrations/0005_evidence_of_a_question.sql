-- The question of the Background Questionnaire that a supporting document belongs to.
alter table files add column question integer check (question between 1 and 10);

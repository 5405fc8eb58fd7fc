-- name: add
insert into verdicts (
    case_id, review_round, requirement, word, because, by_account, by_name, at
)
values ($1, $2, $3, $4, $5, $6, $7, $8);

-- name: given
select distinct on (review_round, requirement)
    review_round, requirement, word, because, by_name, at
from verdicts
where case_id = $1
order by review_round, requirement, id desc;

insert into appointment_rules (state, effective_on, mode, source) values
('IL', '2024-01-01', 'none',
 'Producer Pro for Producers: no appointment is needed in Illinois.'),
('MT', '2024-01-01', 'individual',
 'Producer Pro for Producers: all individual producers are appointed in Montana.'),
('NM', '2024-01-01', 'individual',
 'Producer Pro for Producers: all individual producers are appointed in New Mexico.'),
('OK', '2024-01-01', 'individual',
 'Producer Pro for Producers: all individual producers are appointed in Oklahoma.'),
('TX', '2024-01-01', 'individual',
 'Producer Pro for Producers: all individual producers are appointed in Texas.');

insert into fee_rules (state, bluelincs_hmo, effective_on, cents, source) values
('IL', false, '2024-01-01', 0,
 'Producer Pro for Producers, fee table: none in Illinois.'),
('MT', false, '2024-01-01', 0,
 'Producer Pro for Producers, fee table: $0 for Montana.'),
('NM', false, '2024-01-01', 2000,
 'Producer Pro for Producers, fee table: $20.00 for New Mexico.'),
('OK', false, '2024-01-01', 3000,
 'Producer Pro for Producers, fee table: $30.00 for Oklahoma.'),
('OK', true, '2024-01-01', 3000,
 'Producer Pro for Producers, fee table: another $30.00 for BlueLincs HMO.'),
('TX', false, '2024-01-01', 1350,
 'Producer Pro for Producers, fee table: $13.50 for Texas. Its Licenses page and '
 '28 TAC 19.802(b)(1)(C) say $10; the fee table is used, so that nobody is charged '
 'more than was shown.');

insert into minimum_rules (state, effective_on, cents, source) values
('IL', '2024-01-01', 50000000,
 'Producer Pro for Producers, E&O: $500,000 per claim and aggregate for Illinois.'),
('MT', '2024-01-01', 100000000,
 'Producer Pro for Producers, E&O: $1,000,000 per claim and aggregate for Montana.'),
('NM', '2024-01-01', 50000000,
 'Producer Pro for Producers, E&O: $500,000 per claim and aggregate for New Mexico.'),
('OK', '2024-01-01', 50000000,
 'Producer Pro for Producers, E&O: $500,000 per claim and aggregate for Oklahoma.'),
('TX', '2024-01-01', 50000000,
 'Producer Pro for Producers, E&O: $500,000 per claim and aggregate for Texas.');

insert into addendum_rules (state, effective_on, document, source) values
('IL', '2024-01-01', null, 'Producer Pro for Producers names none for Illinois.'),
('MT', '2024-01-01', 'montana-addendum',
 'Producer Pro for Producers: Montana Addendum, review only.'),
('NM', '2024-01-01', 'new-mexico-addendum',
 'Producer Pro for Producers: New Mexico Addendum, review only.'),
('OK', '2024-01-01', 'oklahoma-addendum',
 'Producer Pro for Producers: Oklahoma Addendum, review only.'),
('TX', '2024-01-01', null, 'Producer Pro for Producers names none for Texas.');

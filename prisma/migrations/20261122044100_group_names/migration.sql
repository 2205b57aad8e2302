-- Two groups whose names differ in case alone would be one to people.
CREATE UNIQUE INDEX "group_name" ON "Group" (lower("name"));

ALTER TABLE "Group" ADD CONSTRAINT "group_name_length" CHECK (char_length("name") BETWEEN 1 AND 100);

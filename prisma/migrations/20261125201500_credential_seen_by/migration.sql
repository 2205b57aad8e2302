-- DropIndex
DROP INDEX "Grant_apiId_credentialId_read_write_kind_idx";

-- AlterTable
ALTER TABLE "Credential" ADD COLUMN     "seenBy" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "Grant" ADD COLUMN     "seenBy" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- From here on by hand. Why so: docs/decisions/0008-searching-and-sorting-api-clients.md.

-- The database itself keeps "seenBy", so that no statement can forget it: first the function, then who calls it.
CREATE FUNCTION "credential_set_seen_by"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW."seenBy" := CASE NEW."authorization" WHEN 'product_administrator' THEN
        ARRAY(SELECT t."B" FROM "_CredentialToProduct" AS t WHERE t."A" = NEW."id" ORDER BY 1) ELSE '{}' END;
    RETURN NEW;
END;
$$;
CREATE TRIGGER "credential_seen_by" BEFORE INSERT OR UPDATE OF "authorization", "seenBy" ON "Credential"
    FOR EACH ROW EXECUTE FUNCTION "credential_set_seen_by"();

-- Products come and go: the update leaves it to the trigger above to say which there are now.
CREATE FUNCTION "credential_products_changed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE "Credential" SET "seenBy" = '{}'
        WHERE "id" IN (SELECT "A" FROM "changed") AND "authorization" = 'product_administrator';
    RETURN NULL;
END;
$$;
CREATE TRIGGER "credential_products_added" AFTER INSERT ON "_CredentialToProduct"
    REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "credential_products_changed"();
CREATE TRIGGER "credential_products_removed" AFTER DELETE ON "_CredentialToProduct"
    REFERENCING OLD TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "credential_products_changed"();
-- Nobody moves a row from one credential to another; whoever did would leave "seenBy" behind.
CREATE FUNCTION "refuse_change_of_credential_products"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the products of a credential are added and removed, not changed';
END;
$$;
CREATE TRIGGER "credential_products_stay" BEFORE UPDATE ON "_CredentialToProduct"
    FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_credential_products"();
CREATE TRIGGER "credential_products_are_not_truncated" BEFORE TRUNCATE ON "_CredentialToProduct"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_credential_products"();

-- A grant repeats it, as it does the kind, so that those who were granted something are counted by an index alone.
CREATE FUNCTION "grant_set_seen_by"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW."seenBy" := (SELECT c."seenBy" FROM "Credential" AS c WHERE c."id" = NEW."credentialId");
    RETURN NEW;
END;
$$;
CREATE TRIGGER "grant_seen_by" BEFORE INSERT OR UPDATE OF "credentialId", "seenBy" ON "Grant"
    FOR EACH ROW EXECUTE FUNCTION "grant_set_seen_by"();
CREATE FUNCTION "credential_seen_grants"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE "Grant" SET "seenBy" = '{}' WHERE "credentialId" = NEW."id";
    RETURN NULL;
END;
$$;
CREATE TRIGGER "credential_seen_grants" AFTER UPDATE ON "Credential"
    FOR EACH ROW WHEN (OLD."seenBy" IS DISTINCT FROM NEW."seenBy") EXECUTE FUNCTION "credential_seen_grants"();

UPDATE "Credential" SET "seenBy" = '{}' WHERE "authorization" = 'product_administrator';

-- CreateIndex
CREATE INDEX "Grant_apiId_credentialId_read_write_kind_seenBy_idx" ON "Grant"("apiId", "credentialId", "read", "write", "kind", "seenBy");

-- Finds what few see. Not by way of a pending list, which every reading would go through.
CREATE INDEX "credential_seen_by" ON "Credential" USING gin ("seenBy") WITH (fastupdate = off);

-- What many see is found along the order of the list, without a look at the rows that are passed over.
DROP INDEX "credential_list_live";
CREATE INDEX "credential_list_live" ON "Credential" ("kind", "createdAt" DESC, "id" DESC) INCLUDE ("seenBy") WHERE "deletedAt" IS NULL;
DROP INDEX "credential_by_name_live";
CREATE INDEX "credential_by_name_live" ON "Credential" ("kind", "nameKey", "id") INCLUDE ("seenBy") WHERE "deletedAt" IS NULL;
DROP INDEX "credential_by_redemption_live";
CREATE INDEX "credential_by_redemption_live" ON "Credential" ("kind", "lastRedeemedAt", "id") INCLUDE ("seenBy") WHERE "deletedAt" IS NULL;
DROP INDEX "credential_by_expiry_live";
CREATE INDEX "credential_by_expiry_live" ON "Credential" ("kind", "expiresAt", "id") INCLUDE ("seenBy") WHERE "deletedAt" IS NULL;
DROP INDEX "credential_application_live";
CREATE INDEX "credential_application_live" ON "Credential" ("kind", "application") INCLUDE ("seenBy") WHERE "deletedAt" IS NULL AND "application" IS NOT NULL;
DROP INDEX "credential_creator_live";
CREATE INDEX "credential_creator_live" ON "Credential" ("kind", "createdById", "createdAt" DESC, "id" DESC) INCLUDE ("seenBy") WHERE "deletedAt" IS NULL;

-- CreateTable
CREATE TABLE "SeenEvent" (
    "productId" TEXT NOT NULL,
    "sequence" BIGINT NOT NULL,

    CONSTRAINT "SeenEvent_pkey" PRIMARY KEY ("productId","sequence")
);

-- By hand: which events of the trail those who look after a product see, so that a page of them is read without the others.
CREATE FUNCTION "audit_event_seen"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "SeenEvent" ("productId", "sequence")
        SELECT p, NEW."sequence" FROM "Credential" AS c, unnest(c."seenBy") AS p WHERE c."id" = NEW."targetId";
    RETURN NULL;
END;
$$;
CREATE TRIGGER "audit_event_seen" AFTER INSERT ON "AuditEvent" FOR EACH ROW EXECUTE FUNCTION "audit_event_seen"();

CREATE FUNCTION "credential_seen_events"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM "SeenEvent" AS s USING "AuditEvent" AS e
        WHERE e."targetId" = NEW."id" AND s."sequence" = e."sequence" AND s."productId" <> ALL (NEW."seenBy");
    INSERT INTO "SeenEvent" ("productId", "sequence")
        SELECT p, e."sequence" FROM "AuditEvent" AS e, unnest(NEW."seenBy") AS p WHERE e."targetId" = NEW."id"
        ON CONFLICT DO NOTHING;
    RETURN NULL;
END;
$$;
CREATE TRIGGER "credential_seen_events" AFTER UPDATE ON "Credential"
    FOR EACH ROW WHEN (OLD."seenBy" IS DISTINCT FROM NEW."seenBy") EXECUTE FUNCTION "credential_seen_events"();

INSERT INTO "SeenEvent" ("productId", "sequence")
    SELECT p, e."sequence" FROM "AuditEvent" AS e JOIN "Credential" AS c ON c."id" = e."targetId", unnest(c."seenBy") AS p;

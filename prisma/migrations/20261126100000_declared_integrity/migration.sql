-- What refers to a service user, a product or an API keeps it from being deleted.
ALTER TABLE "Api" DROP CONSTRAINT "Api_productId_fkey";
ALTER TABLE "Api" ADD CONSTRAINT "Api_productId_fkey" FOREIGN KEY ("productId") REFERENCES "Product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Credential" DROP CONSTRAINT "Credential_serviceUserId_fkey";
ALTER TABLE "Credential" ADD CONSTRAINT "Credential_serviceUserId_fkey" FOREIGN KEY ("serviceUserId") REFERENCES "ServiceUser"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The tables that join products with people and credentials get names, and columns that say what they hold. Triggers go along
-- with their table; the functions that name it are made again below.
ALTER TABLE "_ProductToUser" RENAME TO "ProductAdministrator";
ALTER TABLE "ProductAdministrator" RENAME COLUMN "A" TO "productId";
ALTER TABLE "ProductAdministrator" RENAME COLUMN "B" TO "userId";
ALTER TABLE "ProductAdministrator" RENAME CONSTRAINT "_ProductToUser_AB_pkey" TO "ProductAdministrator_pkey";
ALTER INDEX "_ProductToUser_B_index" RENAME TO "ProductAdministrator_userId_idx";
ALTER TABLE "ProductAdministrator" DROP CONSTRAINT "_ProductToUser_A_fkey";
ALTER TABLE "ProductAdministrator" ADD CONSTRAINT "ProductAdministrator_productId_fkey" FOREIGN KEY ("productId") REFERENCES "Product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ProductAdministrator" RENAME CONSTRAINT "_ProductToUser_B_fkey" TO "ProductAdministrator_userId_fkey";

ALTER TABLE "_CredentialToProduct" RENAME TO "CredentialProduct";
ALTER TABLE "CredentialProduct" RENAME COLUMN "A" TO "credentialId";
ALTER TABLE "CredentialProduct" RENAME COLUMN "B" TO "productId";
ALTER TABLE "CredentialProduct" RENAME CONSTRAINT "_CredentialToProduct_AB_pkey" TO "CredentialProduct_pkey";
ALTER INDEX "_CredentialToProduct_B_index" RENAME TO "CredentialProduct_productId_idx";
ALTER TABLE "CredentialProduct" RENAME CONSTRAINT "_CredentialToProduct_A_fkey" TO "CredentialProduct_credentialId_fkey";
ALTER TABLE "CredentialProduct" DROP CONSTRAINT "_CredentialToProduct_B_fkey";
ALTER TABLE "CredentialProduct" ADD CONSTRAINT "CredentialProduct_productId_fkey" FOREIGN KEY ("productId") REFERENCES "Product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE OR REPLACE FUNCTION "credential_set_seen_by"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW."seenBy" := CASE NEW."authorization" WHEN 'product_administrator' THEN
        ARRAY(SELECT p."productId" FROM "CredentialProduct" AS p WHERE p."credentialId" = NEW."id" ORDER BY 1) ELSE '{}' END;
    RETURN NEW;
END;
$$;
CREATE OR REPLACE FUNCTION "credential_products_changed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE "Credential" SET "seenBy" = '{}'
        WHERE "id" IN (SELECT "credentialId" FROM "changed") AND "authorization" = 'product_administrator';
    RETURN NULL;
END;
$$;

-- What a credential of each kind must have, and what it cannot have.
ALTER TABLE "Credential" DROP CONSTRAINT "credential_client_id_of_api_clients";
ALTER TABLE "Credential" ADD CONSTRAINT "credential_of_its_kind" CHECK (CASE "kind"
    WHEN 'api_client' THEN "clientId" IS NOT NULL AND "serviceUserId" IS NULL
    WHEN 'service_api_key' THEN "serviceUserId" IS NOT NULL AND "expiresAt" IS NOT NULL
        AND "clientId" IS NULL AND "contactEmail" IS NULL AND "application" IS NULL
    END);
-- A grant of nothing would count as a permission where grants are counted.
DELETE FROM "Grant" WHERE NOT "read" AND NOT "write";
ALTER TABLE "Grant" ADD CONSTRAINT "grant_of_something" CHECK ("read" OR "write");

-- Group names are unique by "nameKey", and a message's ID holds that of its notice: one unique index for each.
DROP INDEX "Group_name_key";
DROP INDEX "MailOutbox_messageId_key";

-- What the filters of the trail go by; who was refused something is found by "audit_event_refused".
CREATE INDEX "AuditEvent_action_sequence_idx" ON "AuditEvent"("action", "sequence");
CREATE INDEX "AuditEvent_time_sequence_idx" ON "AuditEvent"("time", "sequence");
CREATE INDEX "audit_event_all_refused" ON "AuditEvent" ("sequence") WHERE "outcome" = 'refused';

-- By which old sessions are removed.
CREATE INDEX "Session_lastSeenAt_idx" ON "Session"("lastSeenAt");

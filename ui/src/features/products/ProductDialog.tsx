import { Modal } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { offerUndo } from "#ui/actions/undo.ts";
import { useCommand } from "#ui/api/mutations.ts";
import { statusQuery } from "#ui/api/queries.ts";
import type { Product } from "#ui/bindings/engine.ts";
import { Check } from "#ui/design/primitives/Check.tsx";
import { TextAreaField } from "#ui/design/primitives/TextAreaField.tsx";
import { TextField } from "#ui/design/primitives/TextField.tsx";
import { t } from "#ui/i18n/t.ts";
import { DialogForm, FieldPair } from "#ui/records/DialogForm.tsx";
import { draftOf, readProduct, type ProductDraft } from "./productDraft.ts";

type ProductDialogProps = {
  /** The product to edit, "new", or none: closed. */
  product: Product | "new" | null;
  onClose: () => void;
};

export function ProductDialog({ product, onClose }: ProductDialogProps) {
  const title = product === "new" ? t("product.new") : t("product.edit");
  return (
    <Modal opened={product !== null} onClose={onClose} title={title} size="32rem">
      {product && <ProductForm product={product === "new" ? null : product} onClose={onClose} />}
    </Modal>
  );
}

type ProductFormProps = { product: Product | null; onClose: () => void };

function ProductForm({ product, onClose }: ProductFormProps) {
  const save = useCommand("product_save", "here");
  const ours = useQuery(statusQuery()).data?.workspace?.currency ?? "USD";
  const [draft, setDraft] = useState<ProductDraft>(() => draftOf(product, ours));
  const [told, setTold] = useState(false);
  const read = readProduct(draft, product?.id ?? null);
  const faults = told ? (read.faults ?? {}) : {};
  const field = (name: "name" | "sku" | "category" | "price" | "description") => ({
    value: draft[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      setDraft({ ...draft, [name]: event.currentTarget.value }),
  });

  function submit(): void {
    setTold(true);
    if (!read.request) return;
    const { name } = read.request;
    save.mutate(read.request, {
      onSuccess: (saved) => {
        onClose();
        const warned = saved.warning === "name_taken" || saved.warning === "value_taken";
        offerUndo(t(warned ? "product.savedTwice" : "product.saved", { name }), saved, name);
      },
    });
  }

  return (
    <DialogForm
      submit={t("action.save")}
      pending={save.isPending}
      error={save.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={t("product.name")}
        error={faults.name ?? null}
        data-autofocus
        {...field("name")}
      />
      <FieldPair>
        <TextField label={t("product.sku")} optional {...field("sku")} />
        <TextField label={t("product.category")} optional {...field("category")} />
      </FieldPair>
      <FieldPair>
        <TextField
          label={t("product.price")}
          optional
          inputMode="decimal"
          error={faults.price ?? null}
          {...field("price")}
        />
        <TextField
          label={t("money.currency")}
          maxLength={3}
          error={faults.currency ?? null}
          value={draft.currency}
          onChange={(event) =>
            setDraft({ ...draft, currency: event.currentTarget.value.toUpperCase() })
          }
        />
      </FieldPair>
      <TextAreaField label={t("product.description")} optional {...field("description")} />
      {product && (
        <Check
          label={t("product.archived")}
          on={draft.archived}
          onCheck={(archived) => setDraft({ ...draft, archived })}
        />
      )}
    </DialogForm>
  );
}

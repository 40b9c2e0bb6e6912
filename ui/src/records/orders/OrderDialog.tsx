import { Modal } from "@mantine/core";
import { t } from "#ui/i18n/t.ts";
import { OrderForm } from "./OrderForm.tsx";

type OrderDialogProps = {
  opened: boolean;
  /** Whose order it is; absent, the dialog asks. */
  contactId?: string;
  onClose: () => void;
  /** Told the new order. */
  onMade?: (id: string) => void;
};

export function OrderDialog({ opened, onClose, ...form }: OrderDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={t("newOrder.title")} size="46rem">
      <OrderForm {...form} onClose={onClose} />
    </Modal>
  );
}

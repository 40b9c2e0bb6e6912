import {
  Autocomplete,
  createTheme,
  Menu,
  Modal,
  type MantineColorsTuple,
  Popover,
  SegmentedControl,
  Select,
  Tooltip,
} from "@mantine/core";
import { Notification } from "@mantine/core";
import { t } from "#ui/i18n/t.ts";
import styles from "./theme.module.css";

const brand: MantineColorsTuple = [
  "#EEF2FF",
  "#E0E7FF",
  "#C7D2FE",
  "#A5B4FC",
  "#818CF8",
  "#5B76F0",
  "#4A67E8",
  "#3A56D4",
  "#3049BC",
  "#283D9C",
];

const menuFade = { transition: "fade", duration: 80 } as const;

const chooser = {
  // The list itself scrolls; a scroller around it could not be reached by keys.
  withScrollArea: false,
  comboboxProps: { transitionProps: menuFade, shadow: "none" },
} as const;

const chooserLook = {
  input: styles["input"] ?? "",
  label: styles["label"] ?? "",
  dropdown: styles["menu"] ?? "",
  option: styles["option"] ?? "",
  options: styles["options"] ?? "",
};

/** Made after the language is known, because some default labels are texts. */
export function makeTheme() {
  return createTheme({
    primaryColor: "brand",
    primaryShade: { light: 7, dark: 6 },
    colors: { brand },
    autoContrast: true,
    focusRing: "auto",
    respectReducedMotion: true,
    fontFamily: "var(--font)",
    fontFamilyMonospace: "var(--mono)",
    defaultRadius: 6,
    components: {
      Modal: Modal.extend({
        defaultProps: {
          centered: true,
          transitionProps: { transition: "fade", duration: 120 },
          closeButtonProps: { "aria-label": t("action.close") },
          overlayProps: { className: styles.scrim, blur: 0 },
        },
        classNames: {
          content: styles.dialog,
          header: styles.dialogHeader,
          title: styles.dialogTitle,
          body: styles.dialogBody,
          close: styles.dialogClose,
        },
      }),
      Menu: Menu.extend({
        defaultProps: {
          transitionProps: menuFade,
          shadow: "none",
          // The placeholder is no menu item, which a menu must not hold.
          withInitialFocusPlaceholder: false,
        },
        classNames: {
          dropdown: styles.menu,
          item: styles.menuItem,
          label: styles.menuLabel,
        },
      }),
      Popover: Popover.extend({
        defaultProps: { transitionProps: menuFade, shadow: "none" },
        classNames: { dropdown: styles.menu },
      }),
      Tooltip: Tooltip.extend({
        defaultProps: {
          openDelay: 500,
          transitionProps: menuFade,
          events: { hover: true, focus: true, touch: false },
        },
        classNames: { tooltip: styles.tooltip },
      }),
      Select: Select.extend({
        defaultProps: { checkIconPosition: "right", ...chooser },
        classNames: chooserLook,
      }),
      Autocomplete: Autocomplete.extend({ defaultProps: chooser, classNames: chooserLook }),
      SegmentedControl: SegmentedControl.extend({
        defaultProps: { transitionDuration: 0, withItemsBorders: true },
        classNames: {
          root: styles.segments,
          control: styles.segment,
          label: styles.segmentLabel,
          indicator: styles.segmentIndicator,
        },
      }),
      Notification: Notification.extend({
        classNames: { root: styles.toast, description: styles["toastText"] ?? "" },
      }),
    },
  });
}

import { IconUsers } from "@tabler/icons-react";
import { describe, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { expectAccessible, show, type Scheme } from "#ui/testing/show.tsx";
import { Avatar, initialsOf } from "./Avatar.tsx";
import { Button } from "./Button.tsx";
import { Chip, type Tone } from "./Chip.tsx";
import { EmptyState } from "./EmptyState.tsx";
import { ErrorNote } from "./ErrorNote.tsx";
import { IconButton } from "./IconButton.tsx";
import { Note } from "./Note.tsx";
import { SecretField } from "./SecretField.tsx";
import { StageGlyph } from "./StageGlyph.tsx";
import { TextField } from "./TextField.tsx";

const tones: Tone[] = ["neutral", "info", "violet", "ok", "warn", "danger", "line"];
const refused = {
  code: "too_large",
  params: {},
  message: "cv.pdf has 31 MB",
  kept: "Nothing was taken in.",
  next: [],
  field: null,
  retryable: false,
};

function Everything() {
  return (
    <main>
      <h1>Parts</h1>
      {(["primary", "secondary", "quiet", "danger", "link"] as const).map((look) => (
        <Button key={look} look={look} keys="Mod+Enter">
          {look}
        </Button>
      ))}
      <Button disabled>Disabled</Button>
      <IconButton label="People" icon={<IconUsers size={16} />} />
      {tones.map((tone) => (
        <Chip key={tone} tone={tone} icon={<StageGlyph state="QUALIFIED" />}>
          {tone}
        </Chip>
      ))}
      <Avatar name="Nora Hale" />
      {(["info", "warn", "danger"] as const).map((tone) => (
        <Note key={tone} tone={tone}>
          {tone}
        </Note>
      ))}
      <TextField
        label="Name"
        hint="As on paper"
        error="Needed"
        defaultValue=""
        placeholder="Nora Hale"
      />
      <SecretField label="Passphrase" optional />
      <ErrorNote error={refused} />
      <EmptyState icon={<IconUsers size={20} />} title="Nothing here" hint="Yet">
        It comes later.
      </EmptyState>
    </main>
  );
}

describe("parts", () => {
  test.each<Scheme>(["light", "dark"])("pass axe in the %s theme", async (scheme) => {
    const { container } = await show(<Everything />, scheme);
    await expectAccessible(container);
  });

  test("an error says what happened, then what was kept; the rest is folded", async () => {
    await show(<ErrorNote error={refused} />);
    const text = page.getByRole("alert").element().textContent;
    expect(text.indexOf("25 MB")).toBeLessThan(text.indexOf("Nothing was taken in."));
    await expect.element(page.getByText("cv.pdf has 31 MB")).not.toBeVisible();
    await page.getByText("Details").click();
    await expect.element(page.getByText("cv.pdf has 31 MB")).toBeVisible();
  });

  test("a secret is hidden until it is asked for, and can be pasted", async () => {
    await show(<SecretField label="Passphrase" />);
    const field = page.getByLabelText("Passphrase");
    await field.fill("open sesame");
    expect(field.element().getAttribute("type")).toBe("password");
    await page.getByRole("button", { name: "Show what is typed" }).click();
    expect(field.element().getAttribute("type")).toBe("text");
  });

  test("a field's hint and error belong to it", async () => {
    await show(<TextField label="Name" hint="As on paper" error="Needed" />);
    await expect
      .element(page.getByLabelText("Name"))
      .toHaveAccessibleDescription("As on paper Needed");
  });

  test("a disabled button does nothing", async () => {
    const click = vi.fn();
    await show(
      <Button disabled onClick={click}>
        Go
      </Button>,
    );
    await userEvent.keyboard("{Tab}{Enter}");
    expect(click).not.toHaveBeenCalled();
  });

  test.each([
    ["Nora Hale", "NH"],
    ["  Ada  ", "A"],
    ["Mei-Lin van Tao", "MT"],
    ["", ""],
  ])("initials of %s are %s", (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});

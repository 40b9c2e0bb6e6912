import type { ReactNode } from "react";
import { Spoken } from "#ui/design/primitives/Spoken.tsx";
import { BoardColumn } from "./BoardColumn.tsx";
import { useBoard, type BoardSpec } from "./useBoard.ts";
import styles from "./Board.module.css";

type BoardProps = BoardSpec & {
  label: string;
  currency: string;
  markOf: (key: string) => ReactNode;
};

/** Leads in columns: each reads its own cards, however many there are. */
export function Board(props: BoardProps) {
  const { label, list, groups, labelOf, markOf, currency } = props;
  const { root, all, place, enter, ...board } = useBoard(props);
  const { carry, said } = board.carrying;
  const { point } = board.drag;
  return (
    <div
      ref={root}
      role="group"
      aria-label={label}
      className={styles.board}
      data-board
      data-carrying={carry ? (point ? "pointer" : "keys") : undefined}
      onKeyDown={board.onKeyDown}
      onPointerDown={board.drag.onPointerDown}
      onClick={board.onClick}
      onDoubleClick={board.onDoubleClick}
      onContextMenu={board.onContextMenu}
    >
      {all.map((group, index) => (
        <BoardColumn
          key={group.key}
          group={group}
          label={labelOf(group.key)}
          mark={markOf(group.key)}
          currency={currency}
          version={list.snapshot.version}
          scale={list.gridProps.scale}
          active={place?.group === index ? place.index : null}
          checked={list.checked}
          carry={carry}
          onFold={() => groups.fold(group.key)}
          onFocus={() => enter(index)}
        />
      ))}
      {carry && point && (
        <div
          className={styles.ghost}
          style={{ transform: `translate(${point.x + 8}px, ${point.y + 8}px)` }}
          aria-hidden="true"
        >
          {carry.name}
        </div>
      )}
      <Spoken role="status">{said}</Spoken>
    </div>
  );
}

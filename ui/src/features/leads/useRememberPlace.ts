import { useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";

// Writing the address on each arrow key would cost more than the move itself.
const restMs = 300;

/** Keeps the current row in the address, so that back and reload find the place again. */
export function useRememberPlace(id: string | undefined, at: string | undefined): void {
  const navigate = useNavigate({ from: "/leads" });
  useEffect(() => {
    if (id === undefined || id === at) return;
    const timer = setTimeout(() => {
      void navigate({ search: (old) => ({ ...old, at: id }), replace: true });
    }, restMs);
    return () => clearTimeout(timer);
  }, [id, at, navigate]);
}

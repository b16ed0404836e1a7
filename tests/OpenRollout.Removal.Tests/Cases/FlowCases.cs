namespace OpenRollout.Removal.Tests;

/// <summary>Jumps, unreachable code, definite assignment and the flow of null.</summary>
internal static class FlowCases
{
    public static IReadOnlyList<Case> Cases { get; } =
    [
        new("nullable flow: guard with flag and null: on", true,
            """
            public int Run(bool a, bool b)
            {
                var name = Find(a);
                if (!Flags.Stories.IsEnabled() || name == null)
                {
                    return -1;
                }

                return name.Length;
            }

            private static string? Find(bool exists)
            {
                Say("find");
                return exists ? "ann" : null;
            }
            """,
            """
            public int Run(bool a, bool b)
            {
                var name = Find(a);
                if (name == null)
                {
                    return -1;
                }

                return name.Length;
            }

            private static string? Find(bool exists)
            {
                Say("find");
                return exists ? "ann" : null;
            }
            """),
        new("nullable flow: guard with flag and null: off", false,
            """
            public int Run(bool a, bool b)
            {
                var name = Find(a);
                if (!Flags.Stories.IsEnabled() || name == null)
                {
                    return -1;
                }

                return name.Length;
            }

            private static string? Find(bool exists)
            {
                Say("find");
                return exists ? "ann" : null;
            }
            """,
            """
            public int Run(bool a, bool b)
            {
                var name = Find(a);
                return -1;
            }

            private static string? Find(bool exists)
            {
                Say("find");
                return exists ? "ann" : null;
            }
            """) { Notices = ["'name' is no longer used, but it cannot be removed safely."] },
        new("nullable flow: flag first: on", true,
            """
            public int Run(bool a, bool b)
            {
                var name = Find(a);
                if (Flags.Stories.IsEnabled() && name is null)
                {
                    return -1;
                }

                return name?.Length ?? -2;
            }

            private static string? Find(bool exists) => exists ? "ann" : null;
            """,
            """
            public int Run(bool a, bool b)
            {
                var name = Find(a);
                if (name is null)
                {
                    return -1;
                }

                return name?.Length ?? -2;
            }

            private static string? Find(bool exists) => exists ? "ann" : null;
            """),
        new("nullable flow: flag first: off", false,
            """
            public int Run(bool a, bool b)
            {
                var name = Find(a);
                if (Flags.Stories.IsEnabled() && name is null)
                {
                    return -1;
                }

                return name?.Length ?? -2;
            }

            private static string? Find(bool exists) => exists ? "ann" : null;
            """,
            """
            public int Run(bool a, bool b)
            {
                var name = Find(a);

                return name?.Length ?? -2;
            }

            private static string? Find(bool exists) => exists ? "ann" : null;
            """),
        new("out variable, flag last: off", false,
            """
            public int Run(bool a, bool b)
            {
                if (int.TryParse(a ? "7" : "x", out var number) && Flags.Stories.IsEnabled())
                {
                    return number;
                }

                return 0;
            }
            """,
            """
            public int Run(bool a, bool b)
            {
                int.TryParse(a ? "7" : "x", out _);

                return 0;
            }
            """),
        new("out variable used after the guard: on", true,
            """
            public int Run(bool a, bool b)
            {
                var texts = new Dictionary<string, int> { ["k"] = 5 };
                if (!Flags.Stories.IsEnabled() || !texts.TryGetValue(a ? "k" : "z", out var number))
                {
                    return 0;
                }

                return number;
            }
            """,
            """
            public int Run(bool a, bool b)
            {
                var texts = new Dictionary<string, int> { ["k"] = 5 };
                if (!texts.TryGetValue(a ? "k" : "z", out var number))
                {
                    return 0;
                }

                return number;
            }
            """),
        new("out variable used after the guard: off", false,
            """
            public int Run(bool a, bool b)
            {
                var texts = new Dictionary<string, int> { ["k"] = 5 };
                if (!Flags.Stories.IsEnabled() || !texts.TryGetValue(a ? "k" : "z", out var number))
                {
                    return 0;
                }

                return number;
            }
            """,
            """
            public int Run(bool a, bool b)
            {
                var texts = new Dictionary<string, int> { ["k"] = 5 };
                return 0;
            }
            """) { Notices = ["'texts' is no longer used, but it cannot be removed safely."] },
        new("exception filter: on", true,
            """
            public int Run(bool a, bool b)
            {
                try
                {
                    return Fail(a ? "retry" : "stop") ? 1 : 0;
                }
                catch (InvalidOperationException exception) when (Flags.Stories.IsEnabled() && exception.Message == "retry")
                {
                    return 2;
                }
                catch (InvalidOperationException) when (!Flags.Stories.IsEnabled())
                {
                    return 3;
                }
                finally
                {
                    if (Flags.Stories.IsEnabled())
                    {
                        Say("finally");
                    }
                }
            }
            """,
            """
            public int Run(bool a, bool b)
            {
                try
                {
                    return Fail(a ? "retry" : "stop") ? 1 : 0;
                }
                catch (InvalidOperationException exception) when (exception.Message == "retry")
                {
                    return 2;
                }
                finally
                {
                    Say("finally");
                }
            }
            """),
        new("exception filter: off", false,
            """
            public int Run(bool a, bool b)
            {
                try
                {
                    return Fail(a ? "retry" : "stop") ? 1 : 0;
                }
                catch (InvalidOperationException exception) when (Flags.Stories.IsEnabled() && exception.Message == "retry")
                {
                    return 2;
                }
                catch (InvalidOperationException) when (!Flags.Stories.IsEnabled())
                {
                    return 3;
                }
                finally
                {
                    if (Flags.Stories.IsEnabled())
                    {
                        Say("finally");
                    }
                }
            }
            """,
            """
            public int Run(bool a, bool b)
            {
                try
                {
                    return Fail(a ? "retry" : "stop") ? 1 : 0;
                }
                catch (InvalidOperationException)
                {
                    return 3;
                }
            }
            """),
        new("iterator with the flag: off", false,
            """
            public void Run(bool a, bool b)
            {
                foreach (var item in Items(a))
                {
                    Say(item);
                }
            }

            private static IEnumerable<string> Items(bool isLong)
            {
                yield return "first";
                if (!Flags.Stories.IsEnabled())
                {
                    yield break;
                }

                yield return "second";
                if (isLong && Flags.Stories.IsEnabled())
                {
                    yield return "third";
                }
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                foreach (var item in Items(a))
                {
                    Say(item);
                }
            }

            private static IEnumerable<string> Items(bool isLong)
            {
                yield return "first";
            }
            """),
        new("switch statement whose sections have the flag: on", true,
            """
            public string Run(bool a, bool b)
            {
                switch (a, b)
                {
                    case (true, _):
                        if (Flags.Stories.IsEnabled())
                        {
                            return "new";
                        }

                        break;
                    case (false, true):
                        if (!Flags.Stories.IsEnabled())
                        {
                            Say("old");
                            break;
                        }

                        return "false true";
                    default:
                        return Flags.Stories.IsEnabled() ? "d new" : "d old";
                }

                return "end";
            }
            """,
            """
            public string Run(bool a, bool b)
            {
                switch (a, b)
                {
                    case (true, _):
                        return "new";
                    case (false, true):
                        return "false true";
                    default:
                        return "d new";
                }
            }
            """),
        new("switch statement whose sections have the flag: off", false,
            """
            public string Run(bool a, bool b)
            {
                switch (a, b)
                {
                    case (true, _):
                        if (Flags.Stories.IsEnabled())
                        {
                            return "new";
                        }

                        break;
                    case (false, true):
                        if (!Flags.Stories.IsEnabled())
                        {
                            Say("old");
                            break;
                        }

                        return "false true";
                    default:
                        return Flags.Stories.IsEnabled() ? "d new" : "d old";
                }

                return "end";
            }
            """,
            """
            public string Run(bool a, bool b)
            {
                switch (a, b)
                {
                    case (true, _):
                        break;
                    case (false, true):
                        Say("old");
                        break;
                    default:
                        return "d old";
                }

                return "end";
            }
            """),
        new("goto and labels: on", true,
            """
            public int Run(bool a, bool b)
            {
                var tries = 0;
            retry:
                tries++;
                if (Flags.Stories.IsEnabled() && tries < 3)
                {
                    goto retry;
                }

                if (!Flags.Stories.IsEnabled())
                {
                    goto done;
                }

                Say("new");
            done:
                return tries;
            }
            """,
            """
            public int Run(bool a, bool b)
            {
                var tries = 0;
            retry:
                tries++;
                if (tries < 3)
                {
                    goto retry;
                }

                Say("new");
                return tries;
            }
            """),
        new("goto and labels: off", false,
            """
            public int Run(bool a, bool b)
            {
                var tries = 0;
            retry:
                tries++;
                if (Flags.Stories.IsEnabled() && tries < 3)
                {
                    goto retry;
                }

                if (!Flags.Stories.IsEnabled())
                {
                    goto done;
                }

                Say("new");
            done:
                return tries;
            }
            """,
            """
            public int Run(bool a, bool b)
            {
                var tries = 0;
                tries++;

                return tries;
            }
            """),
        new("nested loops and jumps: on", true,
            """
            public void Run(bool a, bool b)
            {
                for (var i = 0; i < 3; i++)
                {
                    foreach (var item in new[] { 1, 2, 3 })
                    {
                        if (item == 2 && Flags.Stories.IsEnabled())
                        {
                            continue;
                        }

                        if (Flags.Stories.IsEnabled() || a)
                        {
                            Say(item);
                        }
                        else
                        {
                            break;
                        }
                    }

                    if (Flags.Stories.IsEnabled()) continue;
                    Say("old " + i);
                }
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                for (var i = 0; i < 3; i++)
                {
                    foreach (var item in new[] { 1, 2, 3 })
                    {
                        if (item == 2)
                        {
                            continue;
                        }

                        Say(item);
                    }
                }
            }
            """),
        new("nested loops and jumps: off", false,
            """
            public void Run(bool a, bool b)
            {
                for (var i = 0; i < 3; i++)
                {
                    foreach (var item in new[] { 1, 2, 3 })
                    {
                        if (item == 2 && Flags.Stories.IsEnabled())
                        {
                            continue;
                        }

                        if (Flags.Stories.IsEnabled() || a)
                        {
                            Say(item);
                        }
                        else
                        {
                            break;
                        }
                    }

                    if (Flags.Stories.IsEnabled()) continue;
                    Say("old " + i);
                }
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                for (var i = 0; i < 3; i++)
                {
                    foreach (var item in new[] { 1, 2, 3 })
                    {
                        if (a)
                        {
                            Say(item);
                        }
                        else
                        {
                            break;
                        }
                    }

                    Say("old " + i);
                }
            }
            """),
        new("lock and checked: on", true,
            """
            private readonly object _gate = new();

            public int Run(bool a, bool b)
            {
                lock (_gate)
                {
                    if (Flags.Stories.IsEnabled())
                    {
                        checked
                        {
                            var x = int.MaxValue;
                            return a ? x + Num("n") : 1;
                        }
                    }

                    unchecked
                    {
                        return int.MaxValue + Num("o");
                    }
                }
            }
            """,
            """
            private readonly object _gate = new();

            public int Run(bool a, bool b)
            {
                lock (_gate)
                {
                    checked
                    {
                        var x = int.MaxValue;
                        return a ? x + Num("n") : 1;
                    }
                }
            }
            """),
        new("lock and checked: off", false,
            """
            private readonly object _gate = new();

            public int Run(bool a, bool b)
            {
                lock (_gate)
                {
                    if (Flags.Stories.IsEnabled())
                    {
                        checked
                        {
                            var x = int.MaxValue;
                            return a ? x + Num("n") : 1;
                        }
                    }

                    unchecked
                    {
                        return int.MaxValue + Num("o");
                    }
                }
            }
            """,
            """
            private readonly object _gate = new();

            public int Run(bool a, bool b)
            {
                lock (_gate)
                {
                    unchecked
                    {
                        return int.MaxValue + Num("o");
                    }
                }
            }
            """),
        new("arm ends with try that always returns: on", true,
            """
            public int Run(bool a, bool b)
            {
                if (Flags.Stories.IsEnabled())
                {
                    try
                    {
                        return Fail("x") ? 1 : 2;
                    }
                    catch (InvalidOperationException)
                    {
                        return 3;
                    }
                }

                {
                    Say("block");
                }

                lock (this)
                {
                    return 4;
                }
            }
            """,
            """
            public int Run(bool a, bool b)
            {
                try
                {
                    return Fail("x") ? 1 : 2;
                }
                catch (InvalidOperationException)
                {
                    return 3;
                }
            }
            """),
        new("arm ends with lock, using, switch or endless loop: on", true,
            """
            private readonly object _gate = new();

            public int Run(bool a, bool b)
            {
                if (a)
                {
                    if (Flags.Stories.IsEnabled())
                    {
                        lock (_gate)
                        {
                            return 1;
                        }
                    }

                    {
                        Say("old");
                    }

                    return 2;
                }

                if (Flags.Stories.IsEnabled())
                {
                    while (true)
                    {
                        if (b)
                        {
                            return 3;
                        }

                        return 4;
                    }
                }

                unchecked
                {
                    return 5;
                }
            }
            """,
            """
            private readonly object _gate = new();

            public int Run(bool a, bool b)
            {
                if (a)
                {
                    lock (_gate)
                    {
                        return 1;
                    }
                }

                while (true)
                {
                    if (b)
                    {
                        return 3;
                    }

                    return 4;
                }
            }
            """),
        new("arm ends with lock, using, switch or endless loop: off", false,
            """
            private readonly object _gate = new();

            public int Run(bool a, bool b)
            {
                if (a)
                {
                    if (Flags.Stories.IsEnabled())
                    {
                        lock (_gate)
                        {
                            return 1;
                        }
                    }

                    {
                        Say("old");
                    }

                    return 2;
                }

                if (Flags.Stories.IsEnabled())
                {
                    while (true)
                    {
                        if (b)
                        {
                            return 3;
                        }

                        return 4;
                    }
                }

                unchecked
                {
                    return 5;
                }
            }
            """,
            """
            public int Run(bool a, bool b)
            {
                if (a)
                {
                    {
                        Say("old");
                    }

                    return 2;
                }

                unchecked
                {
                    return 5;
                }
            }
            """),
        new("name collision when a block is unwrapped: on", true,
            """
            private readonly int item = 7;

            public void Run(bool a, bool b)
            {
                if (Flags.Stories.IsEnabled())
                {
                    var item = Num("item");
                    Say(item);
                }

                Say(item);
                foreach (var other in new[] { 1 })
                {
                    if (Flags.Stories.IsEnabled())
                    {
                        var text = "in";
                        Say(text);
                    }
                }

                for (var text = 0; text < 1; text++)
                {
                    Say(text);
                }

                if (Flags.Stories.IsEnabled())
                {
                    var value = 1;
                    Say(value);
                }

                if (!Flags.Stories.IsEnabled())
                {
                    var value = 2;
                    Say(value);
                }
            }
            """,
            """
            private readonly int item = 7;

            public void Run(bool a, bool b)
            {
                {
                    var item = Num("item");
                    Say(item);
                }

                Say(item);
                foreach (var other in new[] { 1 })
                {
                    var text = "in";
                    Say(text);
                }

                for (var text = 0; text < 1; text++)
                {
                    Say(text);
                }

                var value = 1;
                Say(value);
            }
            """),
        new("name collision when a block is unwrapped: off", false,
            """
            private readonly int item = 7;

            public void Run(bool a, bool b)
            {
                if (Flags.Stories.IsEnabled())
                {
                    var item = Num("item");
                    Say(item);
                }

                Say(item);
                foreach (var other in new[] { 1 })
                {
                    if (Flags.Stories.IsEnabled())
                    {
                        var text = "in";
                        Say(text);
                    }
                }

                for (var text = 0; text < 1; text++)
                {
                    Say(text);
                }

                if (Flags.Stories.IsEnabled())
                {
                    var value = 1;
                    Say(value);
                }

                if (!Flags.Stories.IsEnabled())
                {
                    var value = 2;
                    Say(value);
                }
            }
            """,
            """
            private readonly int item = 7;

            public void Run(bool a, bool b)
            {
                Say(item);
                foreach (var other in new[] { 1 })
                {
                }

                for (var text = 0; text < 1; text++)
                {
                    Say(text);
                }

                var value = 2;
                Say(value);
            }
            """),
        new("try with return in finally order: on", true,
            """
            public int Run(bool a, bool b)
            {
                try
                {
                    if (Flags.Stories.IsEnabled())
                    {
                        return Num("new");
                    }

                    using var scope = Scope("old");
                    return Num("old");
                }
                catch (Exception) when (Flags.Stories.IsEnabled() && Is("filter", a))
                {
                    return 2;
                }
                finally
                {
                    Say("finally");
                }
            }
            """,
            """
            public int Run(bool a, bool b)
            {
                try
                {
                    return Num("new");
                }
                catch (Exception) when (Is("filter", a))
                {
                    return 2;
                }
                finally
                {
                    Say("finally");
                }
            }
            """),
        new("try with return in finally order: off", false,
            """
            public int Run(bool a, bool b)
            {
                try
                {
                    if (Flags.Stories.IsEnabled())
                    {
                        return Num("new");
                    }

                    using var scope = Scope("old");
                    return Num("old");
                }
                catch (Exception) when (Flags.Stories.IsEnabled() && Is("filter", a))
                {
                    return 2;
                }
                finally
                {
                    Say("finally");
                }
            }
            """,
            """
            public int Run(bool a, bool b)
            {
                try
                {
                    using var scope = Scope("old");
                    return Num("old");
                }
                finally
                {
                    Say("finally");
                }
            }
            """),
        new("definite assignment through arms: on", true,
            """
            public int Run(bool a, bool b)
            {
                int result;
                if (Flags.Stories.IsEnabled() && int.TryParse(a ? "3" : "x", out var parsed))
                {
                    result = parsed;
                }
                else if (b)
                {
                    result = 1;
                }
                else
                {
                    throw new InvalidOperationException("none");
                }

                return result;
            }
            """,
            """
            public int Run(bool a, bool b)
            {
                int result;
                if (int.TryParse(a ? "3" : "x", out var parsed))
                {
                    result = parsed;
                }
                else if (b)
                {
                    result = 1;
                }
                else
                {
                    throw new InvalidOperationException("none");
                }

                return result;
            }
            """),
        new("definite assignment through arms: off", false,
            """
            public int Run(bool a, bool b)
            {
                int result;
                if (Flags.Stories.IsEnabled() && int.TryParse(a ? "3" : "x", out var parsed))
                {
                    result = parsed;
                }
                else if (b)
                {
                    result = 1;
                }
                else
                {
                    throw new InvalidOperationException("none");
                }

                return result;
            }
            """,
            """
            public int Run(bool a, bool b)
            {
                int result;
                if (b)
                {
                    result = 1;
                }
                else
                {
                    throw new InvalidOperationException("none");
                }

                return result;
            }
            """),
        new("definite assignment by a loop: on", true,
            """
            public int Run(bool a, bool b)
            {
                int last;
                while (true)
                {
                    last = Num("n");
                    if (!Flags.Stories.IsEnabled() || a)
                    {
                        break;
                    }

                    if (b)
                    {
                        return last;
                    }

                    break;
                }

                return last + 1;
            }
            """,
            """
            public int Run(bool a, bool b)
            {
                int last;
                while (true)
                {
                    last = Num("n");
                    if (a)
                    {
                        break;
                    }

                    if (b)
                    {
                        return last;
                    }

                    break;
                }

                return last + 1;
            }
            """),
        new("definite assignment by a loop: off", false,
            """
            public int Run(bool a, bool b)
            {
                int last;
                while (true)
                {
                    last = Num("n");
                    if (!Flags.Stories.IsEnabled() || a)
                    {
                        break;
                    }

                    if (b)
                    {
                        return last;
                    }

                    break;
                }

                return last + 1;
            }
            """,
            """
            public int Run(bool a, bool b)
            {
                int last;
                while (true)
                {
                    last = Num("n");
                    break;
                }

                return last + 1;
            }
            """),
        new("not null when helper: on", true,
            """
            public int Run(bool a, bool b)
            {
                if (!TryFind(a, out var name) || !Flags.Stories.IsEnabled())
                {
                    return 0;
                }

                return name.Length;
            }

            private static bool TryFind(bool exists, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? name)
            {
                name = exists ? "found" : null;
                return exists;
            }
            """,
            """
            public int Run(bool a, bool b)
            {
                if (!TryFind(a, out var name))
                {
                    return 0;
                }

                return name.Length;
            }

            private static bool TryFind(bool exists, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? name)
            {
                name = exists ? "found" : null;
                return exists;
            }
            """),
        new("not null when helper: off", false,
            """
            public int Run(bool a, bool b)
            {
                if (!TryFind(a, out var name) || !Flags.Stories.IsEnabled())
                {
                    return 0;
                }

                return name.Length;
            }

            private static bool TryFind(bool exists, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? name)
            {
                name = exists ? "found" : null;
                return exists;
            }
            """,
            """
            public int Run(bool a, bool b)
            {
                TryFind(a, out _);
                return 0;
            }

            private static bool TryFind(bool exists, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? name)
            {
                name = exists ? "found" : null;
                return exists;
            }
            """),
        new("removed null check makes no warning: on", true,
            """
            public string Run(bool a, bool b)
            {
                var name = Find(a);
                var text = "";
                if (name != null || !Flags.Stories.IsEnabled())
                {
                    text = name ?? "none";
                }

                if (name == null && Flags.Stories.IsEnabled())
                {
                    return "missing";
                }

                return text + name?.Length;
            }

            private static string? Find(bool exists) => exists ? "found" : null;
            """,
            """
            public string Run(bool a, bool b)
            {
                var name = Find(a);
                var text = "";
                if (name != null)
                {
                    text = name ?? "none";
                }

                if (name == null)
                {
                    return "missing";
                }

                return text + name?.Length;
            }

            private static string? Find(bool exists) => exists ? "found" : null;
            """),
        new("removed null check makes no warning: off", false,
            """
            public string Run(bool a, bool b)
            {
                var name = Find(a);
                var text = "";
                if (name != null || !Flags.Stories.IsEnabled())
                {
                    text = name ?? "none";
                }

                if (name == null && Flags.Stories.IsEnabled())
                {
                    return "missing";
                }

                return text + name?.Length;
            }

            private static string? Find(bool exists) => exists ? "found" : null;
            """,
            """
            public string Run(bool a, bool b)
            {
                var name = Find(a);
                var text = name ?? "none";

                return text + name?.Length;
            }

            private static string? Find(bool exists) => exists ? "found" : null;
            """),
        new("label before a declaration and a block: on", true,
            """
            public int Run(bool a, bool b)
            {
                var count = 0;
                if (!Flags.Stories.IsEnabled())
                {
                    goto end;
                }

                count = Num("c");
            end:
                {
                    Say(count);
                }

                if (Flags.Stories.IsEnabled() || a)
                {
                    goto last;
                }

                Say("not last");

            last: // the end
                return count;
            }
            """,
            """
            public int Run(bool a, bool b)
            {
                var count = Num("c");
                Say(count);

                // the end
                return count;
            }
            """),
        new("label before a declaration and a block: off", false,
            """
            public int Run(bool a, bool b)
            {
                var count = 0;
                if (!Flags.Stories.IsEnabled())
                {
                    goto end;
                }

                count = Num("c");
            end:
                {
                    Say(count);
                }

                if (Flags.Stories.IsEnabled() || a)
                {
                    goto last;
                }

                Say("not last");

            last: // the end
                return count;
            }
            """,
            """
            public int Run(bool a, bool b)
            {
                var count = 0;
                Say(count);

                if (a)
                {
                    goto last;
                }

                Say("not last");

            last: // the end
                return count;
            }
            """),
        new("labels in a switch and in nested loops: on", true,
            """
            public void Run(bool a, bool b)
            {
                for (var i = 0; i < 3; i++)
                {
                    for (var j = 0; j < 3; j++)
                    {
                        if (j == 1 && Flags.Stories.IsEnabled())
                        {
                            goto next;
                        }

                        if (!Flags.Stories.IsEnabled() && i == 1)
                        {
                            goto done;
                        }

                        Say(i * 10 + j);
                    }

                next:;
                }

            done:
                Say("done");
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                for (var i = 0; i < 3; i++)
                {
                    for (var j = 0; j < 3; j++)
                    {
                        if (j == 1)
                        {
                            goto next;
                        }

                        Say(i * 10 + j);
                    }

                next:;
                }

                Say("done");
            }
            """),
        new("labels in a switch and in nested loops: off", false,
            """
            public void Run(bool a, bool b)
            {
                for (var i = 0; i < 3; i++)
                {
                    for (var j = 0; j < 3; j++)
                    {
                        if (j == 1 && Flags.Stories.IsEnabled())
                        {
                            goto next;
                        }

                        if (!Flags.Stories.IsEnabled() && i == 1)
                        {
                            goto done;
                        }

                        Say(i * 10 + j);
                    }

                next:;
                }

            done:
                Say("done");
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                for (var i = 0; i < 3; i++)
                {
                    for (var j = 0; j < 3; j++)
                    {
                        if (i == 1)
                        {
                            goto done;
                        }

                        Say(i * 10 + j);
                    }
                }

            done:
                Say("done");
            }
            """),
        new("iterators and yield break at several ends: on", true,
            """
            public void Run(bool a, bool b)
            {
                Say(string.Join(",", One(a)));
                Say(string.Join(",", Two(a)));
                Say(string.Join(",", Three()));
            }

            private static IEnumerable<int> One(bool a)
            {
                yield return 1;
                if (a)
                {
                    yield return 2;
                    if (!Flags.Stories.IsEnabled())
                    {
                        yield break;
                    }
                }

                if (Flags.Stories.IsEnabled())
                {
                    yield break;
                }

                yield return 3;
            }

            private static IEnumerable<int> Two(bool a)
            {
                foreach (var x in new[] { 1, 2 })
                {
                    if (Flags.Stories.IsEnabled())
                    {
                        yield break;
                    }

                    yield return x;
                }
            }

            private static IEnumerable<int> Three()
            {
                try
                {
                    if (Flags.Stories.IsEnabled())
                    {
                        yield return 1;
                    }
                }
                finally
                {
                    Say("finally");
                }
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                Say(string.Join(",", One(a)));
                Say(string.Join(",", Two(a)));
                Say(string.Join(",", Three()));
            }

            private static IEnumerable<int> One(bool a)
            {
                yield return 1;
                if (a)
                {
                    yield return 2;
                }
            }

            private static IEnumerable<int> Two(bool a)
            {
                foreach (var x in new[] { 1, 2 })
                {
                    yield break;
                }
            }

            private static IEnumerable<int> Three()
            {
                try
                {
                    yield return 1;
                }
                finally
                {
                    Say("finally");
                }
            }
            """),
        new("iterators and yield break at several ends: off", false,
            """
            public void Run(bool a, bool b)
            {
                Say(string.Join(",", One(a)));
                Say(string.Join(",", Two(a)));
                Say(string.Join(",", Three()));
            }

            private static IEnumerable<int> One(bool a)
            {
                yield return 1;
                if (a)
                {
                    yield return 2;
                    if (!Flags.Stories.IsEnabled())
                    {
                        yield break;
                    }
                }

                if (Flags.Stories.IsEnabled())
                {
                    yield break;
                }

                yield return 3;
            }

            private static IEnumerable<int> Two(bool a)
            {
                foreach (var x in new[] { 1, 2 })
                {
                    if (Flags.Stories.IsEnabled())
                    {
                        yield break;
                    }

                    yield return x;
                }
            }

            private static IEnumerable<int> Three()
            {
                try
                {
                    if (Flags.Stories.IsEnabled())
                    {
                        yield return 1;
                    }
                }
                finally
                {
                    Say("finally");
                }
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                Say(string.Join(",", One(a)));
                Say(string.Join(",", Two(a)));
                Say(string.Join(",", Three()));
            }

            private static IEnumerable<int> One(bool a)
            {
                yield return 1;
                if (a)
                {
                    yield return 2;
                    yield break;
                }

                yield return 3;
            }

            private static IEnumerable<int> Two(bool a)
            {
                foreach (var x in new[] { 1, 2 })
                {
                    yield return x;
                }
            }

            private static IEnumerable<int> Three()
            {
                Say("finally");
                yield break;
            }
            """),
        new("a try whose block becomes empty: on", true,
            """
            public void Run(bool a, bool b)
            {
                try
                {
                    if (Flags.Stories.IsEnabled())
                    {
                        Fail("x");
                    }
                }
                catch (InvalidOperationException exception)
                {
                    Say(exception.Message);
                }
                finally
                {
                    if (!Flags.Stories.IsEnabled())
                    {
                        var last = Num("last");
                        Say(last);
                    }
                }

                try
                {
                    Say("body");
                }
                finally
                {
                    if (Flags.Stories.IsEnabled())
                    {
                        Say("cleanup");
                    }
                }

                var last2 = 1;
                Say(last2);
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                try
                {
                    Fail("x");
                }
                catch (InvalidOperationException exception)
                {
                    Say(exception.Message);
                }

                try
                {
                    Say("body");
                }
                finally
                {
                    Say("cleanup");
                }

                var last2 = 1;
                Say(last2);
            }
            """),
        new("a try whose block becomes empty: off", false,
            """
            public void Run(bool a, bool b)
            {
                try
                {
                    if (Flags.Stories.IsEnabled())
                    {
                        Fail("x");
                    }
                }
                catch (InvalidOperationException exception)
                {
                    Say(exception.Message);
                }
                finally
                {
                    if (!Flags.Stories.IsEnabled())
                    {
                        var last = Num("last");
                        Say(last);
                    }
                }

                try
                {
                    Say("body");
                }
                finally
                {
                    if (Flags.Stories.IsEnabled())
                    {
                        Say("cleanup");
                    }
                }

                var last2 = 1;
                Say(last2);
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                var last = Num("last");
                Say(last);

                Say("body");

                var last2 = 1;
                Say(last2);
            }
            """),
        new("a catch that becomes empty stays: on", true,
            """
            public void Run(bool a, bool b)
            {
                try
                {
                    Fail("x");
                }
                catch (InvalidOperationException)
                {
                    if (Flags.Stories.IsEnabled())
                    {
                        Say("caught");
                    }
                }
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                try
                {
                    Fail("x");
                }
                catch (InvalidOperationException)
                {
                    Say("caught");
                }
            }
            """),
        new("a catch that becomes empty stays: off", false,
            """
            public void Run(bool a, bool b)
            {
                try
                {
                    Fail("x");
                }
                catch (InvalidOperationException)
                {
                    if (Flags.Stories.IsEnabled())
                    {
                        Say("caught");
                    }
                }
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                try
                {
                    Fail("x");
                }
                catch (InvalidOperationException)
                {
                }
            }
            """),
        new("unreachable declarations after an arm that always leaves: on", true,
            """
            public int Run(bool a, bool b)
            {
                if (Flags.Stories.IsEnabled())
                {
                    using (Scope("s"))
                    {
                        return 1;
                    }
                }

                int old;
                string? text;
                if (a)
                {
                    old = Num("old");
                }
                else
                {
                    old = 2;
                }

                text = b ? "t" : null;
                Say(text);
                return old;
            }
            """,
            """
            public int Run(bool a, bool b)
            {
                using (Scope("s"))
                {
                    return 1;
                }
            }
            """),
        new("unreachable declarations after an arm that always leaves: off", false,
            """
            public int Run(bool a, bool b)
            {
                if (Flags.Stories.IsEnabled())
                {
                    using (Scope("s"))
                    {
                        return 1;
                    }
                }

                int old;
                string? text;
                if (a)
                {
                    old = Num("old");
                }
                else
                {
                    old = 2;
                }

                text = b ? "t" : null;
                Say(text);
                return old;
            }
            """,
            """
            public int Run(bool a, bool b)
            {
                int old;
                string? text;
                if (a)
                {
                    old = Num("old");
                }
                else
                {
                    old = 2;
                }

                text = b ? "t" : null;
                Say(text);
                return old;
            }
            """),
        new("unreachable code in a lambda and a local function: on", true,
            """
            public void Run(bool a, bool b)
            {
                Func<int> read = () =>
                {
                    if (Flags.Stories.IsEnabled())
                    {
                        lock (this)
                        {
                            return 1;
                        }
                    }

                    var old = Num("old");
                    return old;
                };
                Say(read());
                Say(Local());

                int Local()
                {
                    if (!Flags.Stories.IsEnabled())
                    {
                        try
                        {
                            return Num("local old");
                        }
                        finally
                        {
                            Say("finally");
                        }
                    }

                    {
                        var fresh = Num("fresh");
                        return fresh;
                    }
                }
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                Func<int> read = () =>
                {
                    lock (this)
                    {
                        return 1;
                    }
                };
                Say(read());
                Say(Local());

                int Local()
                {
                    {
                        var fresh = Num("fresh");
                        return fresh;
                    }
                }
            }
            """),
        new("unreachable code in a lambda and a local function: off", false,
            """
            public void Run(bool a, bool b)
            {
                Func<int> read = () =>
                {
                    if (Flags.Stories.IsEnabled())
                    {
                        lock (this)
                        {
                            return 1;
                        }
                    }

                    var old = Num("old");
                    return old;
                };
                Say(read());
                Say(Local());

                int Local()
                {
                    if (!Flags.Stories.IsEnabled())
                    {
                        try
                        {
                            return Num("local old");
                        }
                        finally
                        {
                            Say("finally");
                        }
                    }

                    {
                        var fresh = Num("fresh");
                        return fresh;
                    }
                }
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                Func<int> read = () =>
                {
                    var old = Num("old");
                    return old;
                };
                Say(read());
                Say(Local());

                int Local()
                {
                    try
                    {
                        return Num("local old");
                    }
                    finally
                    {
                        Say("finally");
                    }
                }
            }
            """),
        new("braces go when the other name is gone: on", true,
            """
            public void Run(bool a, bool b)
            {
                if (Flags.Stories.IsEnabled())
                {
                    var text = "new";
                    Say(text);
                }
                else
                {
                    var text = "old";
                    Say(text);
                }

                if (!Flags.Stories.IsEnabled())
                {
                    var size = 1;
                    Say(size);
                }

                if (Flags.Stories.IsEnabled())
                {
                    var size = 2;
                    Say(size);
                    return;
                }

                var rest = "rest";
                Say(rest);
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                var text = "new";
                Say(text);

                var size = 2;
                Say(size);
            }
            """),
        new("braces go when the other name is gone: off", false,
            """
            public void Run(bool a, bool b)
            {
                if (Flags.Stories.IsEnabled())
                {
                    var text = "new";
                    Say(text);
                }
                else
                {
                    var text = "old";
                    Say(text);
                }

                if (!Flags.Stories.IsEnabled())
                {
                    var size = 1;
                    Say(size);
                }

                if (Flags.Stories.IsEnabled())
                {
                    var size = 2;
                    Say(size);
                    return;
                }

                var rest = "rest";
                Say(rest);
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                var text = "old";
                Say(text);

                var size = 1;
                Say(size);

                var rest = "rest";
                Say(rest);
            }
            """),
        new("braces stay when a lambda or a later block has the name: on", true,
            """
            public void Run(bool a, bool b)
            {
                if (Flags.Stories.IsEnabled())
                {
                    var text = "new";
                    Say(text);
                }

                Action<string> show = text => Say(text);
                show("x");
                if (a)
                {
                    var text = "a";
                    Say(text);
                }
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                {
                    var text = "new";
                    Say(text);
                }

                Action<string> show = text => Say(text);
                show("x");
                if (a)
                {
                    var text = "a";
                    Say(text);
                }
            }
            """),
        new("braces stay when a lambda or a later block has the name: off", false,
            """
            public void Run(bool a, bool b)
            {
                if (Flags.Stories.IsEnabled())
                {
                    var text = "new";
                    Say(text);
                }

                Action<string> show = text => Say(text);
                show("x");
                if (a)
                {
                    var text = "a";
                    Say(text);
                }
            }
            """,
            """
            public void Run(bool a, bool b)
            {
                Action<string> show = text => Say(text);
                show("x");
                if (a)
                {
                    var text = "a";
                    Say(text);
                }
            }
            """),
    ];
}

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
    ];
}

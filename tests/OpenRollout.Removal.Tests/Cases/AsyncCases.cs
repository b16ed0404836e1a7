namespace OpenRollout.Removal.Tests;

/// <summary>Asynchronous evaluation.</summary>
internal static class AsyncCases
{
    public static IReadOnlyList<Case> Cases { get; } =
    [
        Case.OfAsync("await", true, "await IsLater(\"y\");\nSay(await Flags.Stories.IsEnabledAsync());", "await IsLater(\"y\");\nSay(true);"),
        Case.OfAsync("await with ConfigureAwait", true, "await IsLater(\"y\");\nSay(await Flags.Stories.IsEnabledAsync().ConfigureAwait(false));", "await IsLater(\"y\");\nSay(true);"),
        Case.OfAsync("await of a task", true, "await IsLater(\"y\");\nSay(await Flags.Stories.IsEnabledAsync().AsTask().ConfigureAwait(false));", "await IsLater(\"y\");\nSay(true);"),
        Case.Of("Result", true, "Say(Flags.Stories.IsEnabledAsync().Result);", "Say(true);"),
        Case.Of("GetResult", true, "Say(Flags.Stories.IsEnabledAsync().AsTask().GetAwaiter().GetResult());", "Say(true);"),
        Case.OfAsync("the details", true, "await IsLater(\"y\");\nSay((await Flags.Stories.GetDetailsAsync()).Value);", "await IsLater(\"y\");\nSay(true);"),
        Case.OfAsync("a task that is awaited later", true, "var task = Flags.Stories.IsEnabledAsync();\nSay(await task);", "var task = new ValueTask<bool>(true);\nSay(await task);"),
        Case.OfAsync("several tasks", true, "Say((await Task.WhenAll(Flags.Stories.IsEnabledAsync().AsTask(), IsLater(\"x\"))).Length);", "Say((await Task.WhenAll(Task.FromResult(true), IsLater(\"x\"))).Length);"),
        Case.OfAsync("the last await", true,
            """
            if (await Flags.Stories.IsEnabledAsync())
            {
                throw new InvalidOperationException("in the task");
            }
            """,
            """
            await Task.CompletedTask;
            throw new InvalidOperationException("in the task");
            """),
        Case.OfAsync("await arms", false, "Say(await Flags.Stories.IsEnabledAsync() ? await IsLater(\"x\", a) : await IsLater(\"y\", b));", "Say(await IsLater(\"y\", b));"),
        new("an expression as an asynchronous body", true,
            """
            public async Task<bool> RunAsync(bool a, bool b)
                => await Flags.Stories.IsEnabledAsync()
                    && a;
            """,
            """
            public async Task<bool> RunAsync(bool a, bool b)
            {
                await Task.CompletedTask;
                return a;
            }
            """),
        new("an asynchronous body that throws in the task", false,
            """
            public async Task<bool> RunAsync(bool a, bool b)
            {
                var task = Later(a);
                Say("started");
                return await task;
            }

            private static async Task<bool> Later(bool x) => await Flags.Stories.IsEnabledAsync() ? x : Fail("x");
            """,
            """
            public async Task<bool> RunAsync(bool a, bool b)
            {
                var task = Later(a);
                Say("started");
                return await task;
            }

            private static async Task<bool> Later(bool x)
            {
                await Task.CompletedTask;
                return Fail("x");
            }
            """),
        new("an asynchronous body without a value", true, "public async Task RunAsync(bool a, bool b) => Say(await Flags.Stories.IsEnabledAsync() ? Num(\"x\") : Fail(\"y\"));",
            """
            public async Task RunAsync(bool a, bool b)
            {
                await Task.CompletedTask;
                Say(Num("x"));
            }
            """),
        Case.OfAsync("an asynchronous lambda", true,
            """
            Func<Task<bool>> f = async () => await Flags.Stories.IsEnabledAsync();
            Say(await f());
            """,
            """
            Func<Task<bool>> f = async () => { await Task.CompletedTask; return true; };
            Say(await f());
            """),
        Case.OfAsync("an asynchronous lambda without a value", true,
            """
            Func<Task> f = async () => Say(await Flags.Stories.IsEnabledAsync());
            await f();
            """,
            """
            Func<Task> f = async () => { await Task.CompletedTask; Say(true); };
            await f();
            """),
        Case.OfAsync("an asynchronous local function of which a delegate is made", true,
            """
            Say(await F());
            Func<Task<bool>> f = F;
            Say(await f());
            async Task<bool> F() => await Flags.Stories.IsEnabledAsync();
            """,
            """
            Say(true);
            Func<Task<bool>> f = F;
            Say(await f());
            async Task<bool> F()
            {
                await Task.CompletedTask;
                return true;
            }
            """),
        new("a private asynchronous method", true,
            """
            public async Task RunAsync(bool a, bool b)
            {
                if (await IsNewAsync())
                {
                    Say(await IsLater("x", a));
                }
                else
                {
                    Say(1);
                }
            }

            private async Task<bool> IsNewAsync() => await Flags.Stories.IsEnabledAsync();
            """,
            """
            public async Task RunAsync(bool a, bool b)
            {
                Say(await IsLater("x", a));
            }
            """),
        new("private methods that return the task", false,
            """
            public async Task RunAsync(bool a, bool b)
            {
                await IsLater("z");
                if (await IsNewAsync().ConfigureAwait(false) && a || IsNewToo().Result)
                {
                    Say(1);
                }
            }

            private Task<bool> IsNewAsync() => Flags.Stories.IsEnabledAsync().AsTask();

            private ValueTask<bool> IsNewToo() => Flags.Stories.IsEnabledAsync();
            """,
            """
            public async Task RunAsync(bool a, bool b)
            {
                await IsLater("z");
            }
            """),
        new("a private asynchronous method whose task is used", true,
            """
            public async Task RunAsync(bool a, bool b)
            {
                Say((await Task.WhenAll(IsNewAsync(), IsLater("x"))).Length);
            }

            private static async Task<bool> IsNewAsync()
            {
                return await Flags.Stories.IsEnabledAsync();
            }
            """,
            """
            public async Task RunAsync(bool a, bool b)
            {
                Say((await Task.WhenAll(IsNewAsync(), IsLater("x"))).Length);
            }

            private static async Task<bool> IsNewAsync()
            {
                await Task.CompletedTask;
                return true;
            }
            """),
        new("a private asynchronous method whose argument has an effect", true,
            """
            public async Task RunAsync(bool a, bool b)
            {
                if (await IsNewAsync(Ctx("c")))
                {
                    Say(1);
                }

                if (await IsNewAsync(EvaluationContext.Empty))
                {
                    Say(2);
                }
            }

            private static async Task<bool> IsNewAsync(EvaluationContext c) => await Flags.Stories.IsEnabledAsync(c);
            """,
            """
            public async Task RunAsync(bool a, bool b)
            {
                if (await IsNewAsync(Ctx("c")))
                {
                    Say(1);
                }

                Say(2);
            }

            private static async Task<bool> IsNewAsync(EvaluationContext c)
            {
                await Task.CompletedTask;
                return true;
            }
            """),
        new("a public asynchronous method becomes constant", true,
            """
            public async Task RunAsync(bool a, bool b)
            {
                Say(await IsNewAsync());
            }

            public static async Task<bool> IsNewAsync() => await Flags.Stories.IsEnabledAsync();
            """,
            """
            public async Task RunAsync(bool a, bool b)
            {
                Say(await IsNewAsync());
            }

            public static async Task<bool> IsNewAsync()
            {
                await Task.CompletedTask;
                return true;
            }
            """),
        Case.OfAsync("an awaited operand that must still run", true,
            """
            if (await IsLater("x", a) || await Flags.Stories.IsEnabledAsync())
            {
                Say(1);
            }
            else
            {
                Say(2);
            }
            """,
            """
            await IsLater("x", a);
            Say(1);
            """),
        Case.OfAsync("await arms in the second argument", true, "Say(string.Join(\",\", Num(\"n\"), Flags.Stories.IsEnabled() ? await IsLater(\"x\", a) : await IsLater(\"y\", b)));", "Say(string.Join(\",\", Num(\"n\"), await IsLater(\"x\", a)));"),
    ];
}

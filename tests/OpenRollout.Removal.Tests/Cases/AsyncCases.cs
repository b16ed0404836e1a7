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
    ];
}

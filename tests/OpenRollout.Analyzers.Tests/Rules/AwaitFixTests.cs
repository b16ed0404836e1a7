using Microsoft.CodeAnalysis.CodeFixes;
using OpenRollout.CodeFixes;

namespace OpenRollout.Analyzers.Tests;

/// <summary>The fix of ROLL4006.</summary>
public sealed class AwaitFixTests
{
    [Theory]
    [InlineData("bool on = Flags.Stories.[|IsEnabled|](ctx);", "bool on = await Flags.Stories.IsEnabledAsync(ctx);")]
    [InlineData("if (!Flags.Stories.[|IsEnabled|]() && ctx.Count > 1) { }", "if (!await Flags.Stories.IsEnabledAsync() && ctx.Count > 1) { }")]
    [InlineData("var length = Flags.Feed.Title.[|GetValue|](ctx).Length;", "var length = (await Flags.Feed.Title.GetValueAsync(ctx)).Length;")]
    [InlineData("var reason = Flags.Feed.PageSize.[|GetDetails|]()?.Reason;", "var reason = (await Flags.Feed.PageSize.GetDetailsAsync())?.Reason;")]
    [InlineData("/* a */ _ = /* b */ Flags.Stories /* c */ .[|IsEnabled|]( /* d */ ) /* e */ ;", "/* a */ _ = /* b */ await Flags.Stories /* c */ .IsEnabledAsync( /* d */ ) /* e */ ;")]
    [InlineData("var typed = new FlagContext(); _ = Flags.Stories.[|IsEnabled|](in typed) is true;", "var typed = new FlagContext(); _ = await Flags.Stories.IsEnabledAsync(in typed) is true;")]
    [InlineData("_ = Flags.Feed.PageSize.[|GetValue|]() switch { 20 => 'a', _ => 'b' };", "_ = await Flags.Feed.PageSize.GetValueAsync() switch { 20 => 'a', _ => 'b' };")]
    [InlineData("_ = Flags.Theme.[|GetValue|]() with { Radius = -Flags.Theme.Key.Length };", "_ = await Flags.Theme.GetValueAsync() with { Radius = -Flags.Theme.Key.Length };")]
    [InlineData("_ = Flags.Feed.Title.[|GetValue|]()![..2];", "_ = (await Flags.Feed.Title.GetValueAsync())![..2];")]
    [InlineData("foreach (var letter in Flags.Feed.Title.[|GetValue|]()) { }", "foreach (var letter in await Flags.Feed.Title.GetValueAsync()) { }")]
    [InlineData("void Count() { Span<int> within = [1]; } bool on = Flags.Stories.[|IsEnabled|]();", "void Count() { Span<int> within = [1]; } bool on = await Flags.Stories.IsEnabledAsync();")]
    [InlineData("Span<int> around = [1]; Func<Task<bool>> ask = async () => { await Task.Yield(); return Flags.Stories.[|IsEnabled|](); };", "Span<int> around = [1]; Func<Task<bool>> ask = async () => { await Task.Yield(); return await Flags.Stories.IsEnabledAsync(); };")]
    public Task A_call_is_awaited(string before, string after) => FixTest<SynchronousAnalyzer, AwaitFix>.VerifyAsync(before, after);

    [Theory]
    [InlineData("Span<int> numbers = [1]; if (Flags.Stories.[|IsEnabled|]()) { numbers[0] = 2; }")]
    [InlineData("int[] numbers = [1]; ref var first = ref numbers[0]; first = Flags.Feed.PageSize.[|GetValue|]();")]
    [InlineData("foreach (var letter in \"abc\".AsSpan()) { if (Flags.Stories.[|IsEnabled|]()) { } }")]
    [InlineData("_ = \"abc\".AsSpan().Slice(Flags.Feed.PageSize.[|GetValue|]()).Length;")]
    public Task A_call_that_nothing_on_the_stack_would_survive_is_left_to_people(string statement) => FixTest<SynchronousAnalyzer, AwaitFix>.VerifyAsync(statement, null);

    [Fact]
    public Task Calls_within_a_call_and_many_in_one_line_are_awaited() => FixTest<SynchronousAnalyzer, AwaitFix>.VerifyNestedAsync(
        "_ = Flags.Feed.PageSize.[|GetValue|]() switch { 20 => \"a\", _ => $\"{Flags.Feed.PageSize.[|GetValue|]():N0} {Flags.Theme.[|GetValue|]().Radius}\" };\n        _ = Flags.Feed.Title.[|GetValue|](EvaluationContext.Builder().SetTargetingKey(Flags.Feed.Title.[|GetValue|]()).Build()).Length;",
        "_ = await Flags.Feed.PageSize.GetValueAsync() switch { 20 => \"a\", _ => $\"{await Flags.Feed.PageSize.GetValueAsync():N0} {(await Flags.Theme.GetValueAsync()).Radius}\" };\n        _ = (await Flags.Feed.Title.GetValueAsync(EvaluationContext.Builder().SetTargetingKey(await Flags.Feed.Title.GetValueAsync()).Build())).Length;");

    [Theory]
    [InlineData(FixAllScope.Document, 4)]
    [InlineData(FixAllScope.Project, 2)]
    [InlineData(FixAllScope.Solution, 1)]
    public Task All_of_a_scope_are_awaited_and_nothing_beyond(FixAllScope scope, int times) => FixTest<SynchronousAnalyzer, AwaitFix>.VerifyAllAsync(
        scope,
        "_ = (Flags.Stories.[|IsEnabled|](), Flags.Stories.[|IsEnabled|](ctx));",
        "_ = (await Flags.Stories.IsEnabledAsync(), await Flags.Stories.IsEnabledAsync(ctx));",
        times);
}

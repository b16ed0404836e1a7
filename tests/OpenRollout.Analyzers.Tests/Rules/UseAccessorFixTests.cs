using Microsoft.CodeAnalysis.CodeFixes;
using OpenRollout.CodeFixes;

namespace OpenRollout.Analyzers.Tests;

/// <summary>The fix of ROLL4001 keeps values, errors and types, or is not offered.</summary>
public sealed class UseAccessorFixTests
{
    [Theory]
    [InlineData("bool on = await client.GetBooleanValueAsync([|\"stories\"|], false, ctx);", "bool on = await Flags.Stories.IsEnabledAsync(ctx);")]
    [InlineData("var size = await client.GetIntegerValueAsync([|\"feed.pageSize\"|], 20);", "var size = await Flags.Feed.PageSize.GetValueAsync();")]
    [InlineData("var title = await client.GetStringValueAsync([|\"feed.title\"|], \"Feed\", ctx, null, ct);", "var title = await Flags.Feed.Title.GetValueAsync(ctx, ct);")]
    [InlineData("var ratio = await client.GetDoubleValueAsync([|\"ratio\"|], 0.5, cancellationToken: ct);", "var ratio = await Flags.Ratio.GetValueAsync(cancellationToken: ct);")]
    [InlineData("var all = await client.GetBooleanDetailsAsync([|\"stories\"|], false, ctx);", "var all = await Flags.Stories.GetDetailsAsync(ctx);")]
    [InlineData("var on = await client.GetBooleanValueAsync(context: ctx, defaultValue: false, flagKey: [|\"stories\"|]);", "var on = await Flags.Stories.IsEnabledAsync(context: ctx);")]
    [InlineData("const string Key = \"stories\"; var on = await client.GetBooleanValueAsync([|$\"{Key}\"|], default(bool));", "const string Key = \"stories\"; var on = await Flags.Stories.IsEnabledAsync();")]
    [InlineData("var on = await Concrete.GetBooleanValueAsync([|\"stories\"|], false);", "var on = await Flags.Stories.IsEnabledAsync();")]
    [InlineData("var on = await Api.Instance.GetClient().GetBooleanValueAsync([|\"stories\"|], false);", "var on = await Flags.Stories.IsEnabledAsync();")]
    [InlineData("if (await client.GetBooleanValueAsync([|\"stories\"|], false).ConfigureAwait(false)) { }", "if (await Flags.Stories.IsEnabledAsync().ConfigureAwait(false)) { }")]
    [InlineData("if (await client.GetBooleanValueAsync([|\"stories\"|], false).ConfigureAwait(ConfigureAwaitOptions.None)) { }", "if (await Flags.Stories.IsEnabledAsync().AsTask().ConfigureAwait(ConfigureAwaitOptions.None)) { }")]
    [InlineData("Task<bool> task = client.GetBooleanValueAsync([|\"stories\"|], false);", "Task<bool> task = Flags.Stories.IsEnabledAsync().AsTask();")]
    [InlineData("bool on = client.GetBooleanValueAsync([|\"stories\"|], false).Result;", "bool on = Flags.Stories.IsEnabledAsync().AsTask().Result;")]
    [InlineData("/* why */ bool on = /* now */ await /* it */ client.GetBooleanValueAsync([|\"stories\"|], false, ctx) /* then */; // end", "/* why */ bool on = /* now */ await /* it */ Flags.Stories.IsEnabledAsync(ctx) /* then */; // end")]
    [InlineData("bool on = await client.GetBooleanValueAsync(\n            [|\"stories\"|],\n            false,\n            ctx);", "bool on = await Flags.Stories.IsEnabledAsync(\n            ctx);")]
    [InlineData("bool on = await client.GetBooleanValueAsync(\n            [|\"stories\"|],\n            false);", "bool on = await Flags.Stories.IsEnabledAsync();")]
    [InlineData("bool on = await (client.GetBooleanValueAsync([|\"stories\"|], false))!;", "bool on = await (Flags.Stories.IsEnabledAsync())!;")]
    [InlineData("var own = Api.Instance.GetClient(); bool on = await own.GetBooleanValueAsync([|\"stories\"|], false);", "var own = Api.Instance.GetClient(); bool on = await Flags.Stories.IsEnabledAsync();")]
    [InlineData("bool on = await Checkout.GetBooleanValueAsync([|\"pay\"|], false);", "bool on = await CheckoutFlags.Pay.IsEnabledAsync();")]
    [InlineData("bool on = await Api.Instance.GetClient(\"checkout\").GetBooleanValueAsync([|\"pay\"|], false);", "bool on = await CheckoutFlags.Pay.IsEnabledAsync();")]
    [InlineData("Task<bool> Ask([FromKeyedServices(\"checkout\")] IFeatureClient keyed) => keyed.GetBooleanValueAsync([|\"pay\"|], false);", "Task<bool> Ask([FromKeyedServices(\"checkout\")] IFeatureClient keyed) => CheckoutFlags.Pay.IsEnabledAsync().AsTask();")]
    public Task What_stays_the_same_is_replaced(string before, string after) => FixTest<LiteralKeyAnalyzer, UseAccessorFix>.VerifyAsync(before, after);

    [Theory]
    [InlineData("another default", "_ = await client.GetBooleanValueAsync([|\"stories\"|], true);")]
    [InlineData("a default that is not a constant", "_ = await client.GetBooleanValueAsync([|\"stories\"|], ctx.Count > 1);")]
    [InlineData("another type of the expression", "_ = await client.GetDoubleValueAsync([|\"feed.pageSize\"|], 20);")]
    [InlineData("a generated record", "_ = await client.GetObjectValueAsync([|\"theme\"|], new Value());")]
    [InlineData("options", "_ = await client.GetBooleanValueAsync(\"stories\", false, ctx, FlagEvaluationOptions.Empty);")]
    [InlineData("an effect of the receiver", "_ = await new[] { client }[0].GetBooleanValueAsync([|\"stories\"|], false);")]
    [InlineData("another domain", "_ = await Api.Instance.GetClient(\"checkout\").GetBooleanValueAsync([|\"stories\"|], false);")]
    [InlineData("another domain of a variable", "var shop = Api.Instance.GetClient(\"shop\"); _ = await shop.GetBooleanValueAsync([|\"stories\"|], false);")]
    [InlineData("another domain of a variable's origin", "var shop = Checkout; _ = await shop.GetBooleanValueAsync([|\"stories\"|], false);")]
    [InlineData("another domain of a field", "_ = await Checkout.GetBooleanValueAsync([|\"stories\"|], false);")]
    [InlineData("another domain that a constructor gives a field", "_ = await Assigned.GetBooleanValueAsync([|\"stories\"|], false);")]
    [InlineData("another domain of a container", "Task<bool> Ask([FromKeyedServices(\"shop\")] IFeatureClient keyed) => keyed.GetBooleanValueAsync([|\"stories\"|], false);")]
    [InlineData("the default domain, of a flag that has another", "_ = await Api.Instance.GetClient().GetBooleanValueAsync([|\"pay\"|], false);")]
    [InlineData("an unknown domain, of a flag that has its own", "_ = await client.GetBooleanValueAsync([|\"pay\"|], false);")]
    [InlineData("another API", "Task<bool> Ask(Api api) { var own = api.GetClient(); return own.GetBooleanValueAsync([|\"stories\"|], false); }")]
    [InlineData("a context of the client", "var own = Api.Instance.GetClient(context: ctx); _ = await own.GetBooleanValueAsync([|\"stories\"|], false);")]
    [InlineData("an expression tree", "System.Linq.Expressions.Expression<Func<IFeatureClient, Task<bool>>> setup = mock => mock.GetBooleanValueAsync(\"stories\", false, null, null, default);")]
    [InlineData("a receiver that may be null", "_ = await client?.GetBooleanValueAsync([|\"stories\"|], false)!;")]
    [InlineData("a comment", "_ = await client.GetBooleanValueAsync([|\"stories\"|], /* off */ false);")]
    public Task What_would_change_is_left_to_people(string why, string statement)
    {
        Assert.NotEmpty(why);
        return FixTest<LiteralKeyAnalyzer, UseAccessorFix>.VerifyAsync(statement.Replace("FlagEvaluationOptions.Empty", "new FlagEvaluationOptions(System.Collections.Immutable.ImmutableList<Hook>.Empty)", StringComparison.Ordinal), null);
    }

    [Fact]
    public Task Calls_within_a_call_are_replaced_with_it() => FixTest<LiteralKeyAnalyzer, UseAccessorFix>.VerifyNestedAsync(
        "string Key(bool on) => \"\"; _ = await client.GetStringValueAsync([|\"feed.title\"|], \"Feed\", EvaluationContext.Builder().SetTargetingKey(Key(await client.GetBooleanValueAsync([|\"stories\"|], false, ctx))).Build());",
        "string Key(bool on) => \"\"; _ = await Flags.Feed.Title.GetValueAsync(EvaluationContext.Builder().SetTargetingKey(Key(await Flags.Stories.IsEnabledAsync(ctx))).Build());");

    [Theory]
    [InlineData(FixAllScope.Document, 4)]
    [InlineData(FixAllScope.Project, 2)]
    [InlineData(FixAllScope.Solution, 1)]
    public Task All_of_a_scope_are_replaced_and_nothing_beyond(FixAllScope scope, int times) => FixTest<LiteralKeyAnalyzer, UseAccessorFix>.VerifyAllAsync(
        scope,
        "_ = (await client.GetBooleanValueAsync([|\"stories\"|], false), await client.GetBooleanValueAsync([|\"stories\"|], false, ctx));",
        "_ = (await Flags.Stories.IsEnabledAsync(), await Flags.Stories.IsEnabledAsync(ctx));",
        times);
}

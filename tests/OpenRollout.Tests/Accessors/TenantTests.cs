using System.Text;

namespace OpenRollout.Tests.Accessors;

/// <summary>Tests evaluation for many tenants in turn, each with its own provider and manifest, and all with the same context type.</summary>
[Collection(SerialTests.Name)]
public sealed class TenantTests
{
    private static readonly VocabularyContext Typed = RolledOut.Typed;

    [Fact]
    public async Task Evaluating_for_tenants_in_turn_allocates_nothing()
    {
        // The attribute order of the context, the same order in a second manifest, and two different orders.
        var flags = new[] { Tenant(""), Tenant(""), Tenant(""" "first": { "type": "string" }, """), Tenant(""" "before": { "type": "number" }, "other": { "type": "number" }, """) };
        var bound = await Task.WhenAll(flags);
        var turn = 0;
        Assert.Equal(0, Allocations.Of(() => bound[turn++ % bound.Length].IsEnabled(in Typed)));
    }

    [Fact]
    public async Task Each_tenant_is_evaluated_by_the_order_of_its_own_manifest()
    {
        var bound = await Task.WhenAll(Enumerable.Range(0, 100).Select(number => Tenant(string.Concat(Enumerable.Range(0, number).Select(index => $$""" "a{{index}}": { "type": "number" }, """)))));
        var other = VocabularyContext.Of(RolledOut.User.With(("age", 3)));
        for (var round = 0; round < 2; round++)
        {
            Assert.All(bound, flag => Assert.True(flag.IsEnabled(in Typed)));
            Assert.All(bound, flag => Assert.False(flag.IsEnabled(in other)));
        }
    }

    private static async Task<BooleanFlag> Tenant(string attributes)
    {
        var manifest = RolledOut.Json.Replace("\"context\": {", $"\"context\": {{ {attributes}", StringComparison.Ordinal);
        var api = await OpenFeatureApi.WithAskedAsync(new OpenRolloutProvider(Encoding.UTF8.GetBytes(manifest)));
        return new BooleanFlag(new FlagBinding(api), "stories", false);
    }
}

using System.Text;
using OpenFeature;

namespace OpenRollout.Tests.Accessors;

/// <summary>Verifies that a typed context with hundreds of attributes is passed by reference: copying it to the stack would cost more than the evaluation.</summary>
public sealed class LargeContextTests : IAsyncLifetime
{
    private static readonly LargeContext[] Contexts = LargeContext.Make();

    private readonly Api _api = OpenFeatureApi.Create();
    private readonly FlagBinding _binding;
    private readonly BooleanFlag _flag;

    public LargeContextTests()
    {
        _binding = new FlagBinding(_api);
        _flag = new BooleanFlag(_binding, "f", false);
    }

    public Task InitializeAsync() => _api.SetProviderAsync(new OpenRolloutProvider(Encoding.UTF8.GetBytes($$"""
        { "context": { {{string.Join(", ", Enumerable.Range(1, LargeContext.Count - 1).Select(index => $$""" "a{{index}}": { "type": "string" } """))}} },
          "flags": { "f": { "flagType": "boolean", "defaultValue": false, "rollout": { "stage": "s", "stages": [ { "name": "s", "audiences": [ { "when": { "a1": "NO" } } ] } ] } } } }
        """)));

    public Task DisposeAsync() => _api.ShutdownAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_accessor_makes_no_copy(bool throughTheClient)
    {
        if (throughTheClient)
        {
            _api.AddHooks(new IdleHook());
        }

        IsShallow(() => Assert.True(_flag.IsEnabled(in Contexts[0])));
        IsShallow(() => Assert.True(_flag.GetValue(in Contexts[0])));
        IsShallow(() => Assert.True(_flag.GetDetails(in Contexts[0]).Value));
        IsShallow(() => Assert.True(_flag.IsEnabledAsync(in Contexts[0]).AsTask().Result));
        IsShallow(() => Assert.True(_flag.GetValueAsync(in Contexts[0]).AsTask().Result));
        IsShallow(() => Assert.True(_flag.GetDetailsAsync(in Contexts[0]).AsTask().Result.Value));
        IsShallow(() => Assert.True(FlagSnapshot.Take(_binding, in Contexts[0]).Get(_flag)));
    }

    private static void IsShallow(Action action) => Assert.InRange(LargeContext.DepthOf(action), 1, LargeContext.Size / 2);

    private sealed class IdleHook : Hook;
}

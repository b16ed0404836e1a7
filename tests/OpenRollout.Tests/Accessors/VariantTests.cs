using OpenFeature.Constant;
using OpenFeature.Error;
using OpenFeature.Model;
using Memory = OpenFeature.Providers.Memory;

namespace OpenRollout.Tests.Accessors;

/// <summary>Tests variants as members of generated enums.</summary>
public sealed class VariantTests
{
    private readonly FlagBinding _binding = new();
    private readonly StringFlag<Layout> _layout;

    public VariantTests() => _layout = new StringFlag<Layout>(_binding, "layout", "list", new("list", Layout.List, "list"), new("grid", Layout.Grid, "grid"));

    [Theory]
    [InlineData("""{ "list": "list", "grid": "grid" }""", "grid", Layout.Grid)]
    [InlineData("""{ "list": "list", "grid": "a new value" }""", "grid", Layout.Grid)]
    [InlineData("""{ "list": "list", "reel": "reel" }""", "reel", Layout.Unknown)]
    public async Task A_variant_goes_by_its_name_and_one_that_came_later_is_unknown(string variants, string served, Layout expected)
    {
        var api = await OpenFeatureApi.WithAskedAsync(Serving(variants, served));
        using var bound = _binding.Bind(api);

        Assert.Equal(expected, _layout.GetVariant());
        Assert.Equal(expected, _layout.GetVariant(RolledOut.Typed));
        await api.ShutdownAsync();
    }

    [Fact]
    public async Task The_default_has_the_variant_of_its_value()
    {
        var api = await OpenFeatureApi.WithAskedAsync(new OpenRolloutProvider("""{ "flags": { "layout": { "flagType": "string", "defaultValue": "list", "variants": { "list": "list" } } } }"""u8));
        using var bound = _binding.Bind(api);
        Assert.Equal(Layout.List, _layout.GetVariant());

        // An error returns the caller's default, so the variant is found by the default's value.
        await api.SetProviderAsync(new OpenRolloutProvider("""{ "flags": { "layout": { "flagType": "integer", "defaultValue": 1 } } }"""u8));
        Assert.Equal(Layout.List, _layout.GetVariant());
        Assert.Equal(Layout.Unknown, new StringFlag<Layout>(_binding, "layout", "elsewhere", new FlagVariant<string, Layout>("list", Layout.List, "list")).GetVariant());
        await api.ShutdownAsync();
    }

    [Fact]
    public void Without_a_provider_the_default_has_the_variant_of_its_value()
    {
        using var bound = _binding.Bind(OpenFeatureApi.Create());
        Assert.Equal(("list", Layout.List), (_layout.GetValue(), _layout.GetVariant()));
        Assert.Equal(Layout.List, _layout.GetVariant(RolledOut.Typed));
    }

    [Theory]
    [InlineData("not ready", ErrorType.ProviderNotReady)]
    [InlineData("fatal", ErrorType.ProviderFatal)]
    [InlineData("hook", ErrorType.General)]
    [InlineData("provider", ErrorType.General)]
    public async Task An_error_that_the_client_reports_gives_the_variant_of_the_default(string cause, ErrorType error)
    {
        var api = OpenFeatureApi.Create();
        using var bound = _binding.Bind(api);
        using var source = new StuckSource();
        var setting = cause switch
        {
            "not ready" => api.SetProviderAsync(new OpenRolloutProvider(source)),
            "fatal" => api.SetProviderAsync(new FatalProvider()),
            "hook" => api.SetProviderAsync(Serving("""{ "list": "list", "grid": "grid" }""", "grid")),
            _ => api.SetProviderAsync(new CountingProvider()),
        };
        if (cause != "not ready")
        {
            await setting;
        }

        if (cause == "hook")
        {
            api.AddHooks(new MeddlingHook("before", EvaluationContext.Empty));
        }

        Assert.Equal((error, "list"), (_layout.GetDetails().ErrorType, _layout.GetValue()));
        Assert.Equal((Layout.List, Layout.List), (_layout.GetVariant(), _layout.GetVariant(RolledOut.Typed)));
        source.Dispose();
        await setting;
        await api.ShutdownAsync();
    }

    [Fact]
    public async Task Another_providers_variant_goes_by_its_name_too()
    {
        using var bound = _binding.Bind(await OpenFeatureApi.WithAsync(new Memory.InMemoryProvider(new Dictionary<string, Memory.Flag>
        {
            ["layout"] = new Memory.Flag<string>(new Dictionary<string, string> { ["grid"] = "list" }, "grid"),
        })));

        Assert.Equal(("list", Layout.Grid), (_layout.GetValue(), _layout.GetVariant()));
    }

    [Fact]
    public async Task Numbers_and_objects_have_variants_as_well()
    {
        var api = await OpenFeatureApi.WithAskedAsync(new OpenRolloutProvider("""
            { "flags": {
              "integer": { "flagType": "integer", "defaultValue": 2, "variants": { "list": 1, "grid": 2 } },
              "float":   { "flagType": "float", "defaultValue": 0.5, "variants": { "list": 0.25, "grid": 0.5 } },
              "object":  { "flagType": "object", "defaultValue": { "a": "b" }, "variants": { "list": {}, "grid": { "a": "b" } } } } }
            """u8));
        using var bound = _binding.Bind(api);
        var whole = new IntegerFlag<Layout>(_binding, "integer", 1, new("list", Layout.List, 1), new("grid", Layout.Grid, 2));
        var real = new DoubleFlag<Layout>(_binding, "float", 0.25, new("list", Layout.List, 0.25), new("grid", Layout.Grid, 0.5));
        var thing = new ObjectFlag<Thing, Layout>(_binding, "object", new Thing(""), Thing.Read, new FlagVariant<Thing, Layout>("grid", Layout.Grid, new Thing("b")));

        Assert.Equal((Layout.Grid, Layout.Grid, Layout.Grid), (whole.GetVariant(), real.GetVariant(), thing.GetVariant()));
        Assert.Equal((Layout.Grid, Layout.Grid, Layout.Grid), (whole.GetVariant(RolledOut.Typed), real.GetVariant(RolledOut.Typed), thing.GetVariant(RolledOut.Typed)));
        await api.ShutdownAsync();
    }

    /// <summary>A provider that fails permanently when it is initialized.</summary>
    private sealed class FatalProvider : Memory.InMemoryProvider
    {
        public override Task InitializeAsync(EvaluationContext context, CancellationToken cancellationToken = default)
            => throw new ProviderFatalException("no contract");
    }

    private static OpenRolloutProvider Serving(string variants, string served) => new(System.Text.Encoding.UTF8.GetBytes($$"""
        { "flags": { "layout": { "flagType": "string", "defaultValue": "list", "variants": {{variants}},
          "rollout": { "serve": "{{served}}", "stage": "s", "stages": [ { "name": "s", "audiences": [ { "percentage": 100 } ] } ] } } } }
        """));
}

using OpenFeature.Constant;
using OpenFeature.Model;

namespace OpenRollout.Tests.Accessors;

/// <summary>Verifies that object values are parsed once per manifest, and that a failure to parse returns the default.</summary>
public sealed class ObjectFlagTests : IAsyncLifetime
{
    private static readonly Thing Default = new("default");

    private readonly ScriptedSource _source = new(Of("one"));
    private readonly OpenFeature.Api _api = OpenFeatureApi.Create();
    private readonly FlagBinding _binding = new();
    private readonly ObjectFlag<Thing> _thing;
    private int _reads;

    public ObjectFlagTests() => _thing = new ObjectFlag<Thing>(_binding, "thing", Default, value =>
    {
        _reads++;
        return new Thing(value.Member("a").AsString());
    });

    public Task InitializeAsync()
    {
        _binding.Bind(_api);
        return _api.SetProviderAsync(new OpenRolloutProvider(_source));
    }

    public Task DisposeAsync() => _api.ShutdownAsync();

    [Fact]
    public async Task A_value_is_read_once_for_each_manifest()
    {
        for (var round = 0; round < 100; round++)
        {
            Assert.Equal("one", _thing.GetValue().A);
            Assert.Same(_thing.GetValue(), (await _thing.GetDetailsAsync()).Value);
            Assert.Same(_thing.GetValue(), FlagSnapshot.Take(_binding, RolledOut.Typed).Get(_thing));
        }

        Assert.Equal(1, _reads);
        await _source.GiveAndWaitAsync(Of("two"));
        Assert.Equal(("two", "two", 2), (_thing.GetValue().A, _thing.GetDetails().Value.A, _reads));
    }

    [Theory]
    [InlineData("""{ "b": 1 }""", "no member 'a'")]
    [InlineData("""{ "a": 1 }""", "'a' is not a string")]
    [InlineData("""{ "a": null }""", "no member 'a'")]
    public async Task Another_shape_gives_the_default_and_says_what_differs_and_is_read_once(string shape, string message)
    {
        await _source.GiveAndWaitAsync(With(shape));

        for (var round = 0; round < 10; round++)
        {
            Assert.Same(Default, _thing.GetValue());
            Assert.Same(Default, _thing.GetValue(RolledOut.Typed));
            Assert.Same(Default, FlagSnapshot.Take(_binding).Get(_thing));
        }

        foreach (var details in new[] { _thing.GetDetails(), _thing.GetDetails(RolledOut.Typed), await _thing.GetDetailsAsync() })
        {
            Assert.Equal((Default, ErrorType.TypeMismatch, Reason.Error, null), (details.Value, details.ErrorType, details.Reason, details.Variant));
            Assert.Contains(message, details.ErrorMessage, StringComparison.Ordinal);
            Assert.Contains("'thing'", details.ErrorMessage, StringComparison.Ordinal);
        }

        Assert.Equal(1, _reads);
    }

    [Fact]
    public async Task Whatever_a_reading_throws_gives_the_default()
    {
        Assert.Equal("one", _thing.GetValue().A);
        var broken = new ObjectFlag<Thing>(_binding, "thing", Default, _ => throw new NotSupportedException("cannot"));

        Assert.Same(Default, broken.GetValue());
        Assert.Same(Default, FlagSnapshot.Take(_binding).Get(broken));
        Assert.Contains("cannot", (await broken.GetDetailsAsync()).ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flag_that_is_no_object_any_more_is_a_type_mismatch()
    {
        await _source.GiveAndWaitAsync("""{ "flags": { "thing": { "flagType": "string", "defaultValue": "text" } } }""");
        var text = new ObjectFlag<string>(_binding, "thing", "default", value => value.Member("a").AsString());

        Assert.Equal((Default, ErrorType.TypeMismatch), (_thing.GetDetails().Value, _thing.GetDetails().ErrorType));
        // The same holds when the accessor's type matches the flag's new type.
        Assert.Equal(("default", "default"), (text.GetValue(), text.GetDetails().Value));
    }

    [Fact]
    public async Task Another_provider_gives_objects_too()
    {
        var provider = new CountingProvider();
        await _api.SetProviderAsync(provider);
        Assert.Same(Default, _thing.GetValue());

        provider.Object = new Value(Structure.Builder().Set("a", "other").Build());
        Assert.Equal("other", _thing.GetValue().A);

        provider.Object = new Value("no object");
        Assert.Equal((Default, ErrorType.TypeMismatch), (_thing.GetDetails().Value, _thing.GetDetails().ErrorType));
    }

    [Fact]
    public void Values_are_read_by_type_with_errors_that_name_the_member()
    {
        var value = new ObjectValue(new Value(Structure.Builder()
            .Set("text", "t").Set("yes", true).Set("half", 0.5).Set("whole", 3).Set("big", 3e9)
            .Set("list", new List<Value> { new(1), new("x") }).Build()));

        Assert.Equal(("t", true, 0.5, 3), (value.Member("text").AsString(), value.Member("yes").AsBoolean(), value.Member("half").AsDouble(), value.Member("whole").AsInteger()));
        Assert.Equal(2, value.Member("list").AsList(item => item.AsValue()).Count);
        Assert.Null(value.Optional("absent"));
        foreach (var (read, message) in new (Action Read, string Message)[]
        {
            (() => value.Member("absent"), "the value has no member 'absent'."),
            (() => value.Member("half").AsInteger(), "'half' is not a 32-bit integer."),
            (() => value.Member("big").AsInteger(), "'big' is not a 32-bit integer."),
            (() => value.Member("text").AsBoolean(), "'text' is not a boolean."),
            (() => value.Member("text").AsDouble(), "'text' is not a number."),
            (() => value.Member("text").Member("a"), "'text' is not an object."),
            (() => value.Member("text").AsList(item => item), "'text' is not a list."),
            (() => value.Member("list").AsList(item => item.AsInteger()), "'list'[1] is not a number."),
            (() => value.AsString(), "the value is not a string."),
        })
        {
            Assert.Equal(message, Assert.Throws<FormatException>(read).Message);
        }
    }

    private static string Of(string a) => With($$"""{ "a": "{{a}}" }""");

    private static string With(string value) => $$"""{ "flags": { "thing": { "flagType": "object", "defaultValue": {{value}} } } }""";
}

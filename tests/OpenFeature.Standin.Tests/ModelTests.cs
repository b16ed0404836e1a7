using OpenFeature.Model;

namespace OpenFeature.Standin.Tests;

public class ModelTests
{
    [Fact]
    public void A_context_is_enumerated_with_its_targeting_key()
    {
        var context = EvaluationContext.Builder().SetTargetingKey("user-1").Set("age", 30).Build();

        Dictionary<string, Value> seen = [];
        foreach (var (key, value) in context)
            seen.Add(key, value);

        Assert.Equal(["age", "targetingKey"], seen.Keys.Order());
        Assert.Equal((2, "user-1"), (context.Count, context.TargetingKey));
        Assert.True(context.TryGetValue("age", out var age));
        Assert.Equal(30, age!.AsInteger);
        Assert.False(context.TryGetValue("height", out _));
        Assert.Throws<KeyNotFoundException>(() => context.GetValue("height"));
    }

    [Fact]
    public void A_context_without_a_targeting_key_has_none()
    {
        Assert.Null(EvaluationContext.Empty.TargetingKey);
        Assert.Null(EvaluationContext.Builder().Set("targetingKey", 5).Build().TargetingKey);
    }

    [Fact]
    public void Every_number_is_a_double()
    {
        Assert.Equal(3.0, new Value(3).AsDouble);
        Assert.IsType<double>(new Value(3).AsObject);
        Assert.IsType<double>(new Value((object)3).AsObject);
        Assert.Equal([4, 2, 4, -4], new[] { 3.9, 2.5, 3.5, -3.9 }.Select(number => new Value(number).AsInteger!.Value));
        Assert.Throws<OverflowException>(() => new Value(3e9).AsInteger);
        Assert.Equal(1e12, EvaluationContext.Builder().Set("long", 1_000_000_000_000L).Build().GetValue("long").AsDouble);
    }

    [Fact]
    public void A_value_is_of_one_kind()
    {
        var value = new Value("text");

        Assert.True(value.IsString);
        Assert.False(value.IsNumber || value.IsBoolean || value.IsList || value.IsStructure || value.IsDateTime || value.IsNull);
        Assert.Null(value.AsBoolean);
        Assert.Null(value.AsDouble);
        Assert.Null(value.AsStructure);
        Assert.True(new Value().IsNull);
        Assert.ThrowsAny<ArgumentException>(() => new Value(new object()));
    }

    [Fact]
    public void Values_are_equal_by_content()
    {
        static Value Make(int last) => new(Structure.Builder().Set("list", new List<Value> { new(1), new("two"), new(last) }).Set("on", true).Build());

        Assert.Equal(Make(3), Make(3));
        Assert.True(Make(3) == Make(3) && Make(3) != Make(4));
        Assert.Equal(Make(3).GetHashCode(), Make(3).GetHashCode());
        Assert.NotEqual(new Value("3"), new Value(3));
    }

    [Fact]
    public void A_structure_gives_its_values_by_key()
    {
        var structure = Structure.Builder().Set("name", "x").Set("at", DateTime.UnixEpoch).Build();

        Assert.Equal("x", structure["name"].AsString);
        Assert.Equal(DateTime.UnixEpoch, structure.GetValue("at").AsDateTime);
        Assert.Equal(["at", "name"], structure.Keys.Order());
        Assert.True(structure.ContainsKey("name"));
        Assert.Equal(2, structure.AsDictionary().Count);
    }

    [Fact]
    public void Metadata_of_another_type_is_null()
    {
        var metadata = new ImmutableMetadata(new Dictionary<string, object> { ["version"] = "3", ["stage"] = 2, ["share"] = 0.5, ["live"] = true });

        Assert.Equal(("3", 2, 0.5, true), (metadata.GetString("version"), metadata.GetInt("stage"), metadata.GetDouble("share"), metadata.GetBool("live")));
        Assert.Null(metadata.GetInt("version"));
        Assert.Null(metadata.GetString("missing"));
        Assert.True(new ImmutableMetadata().IsEmpty);
    }

    [Fact]
    public void Hook_data_is_replaced_and_read_by_key()
    {
        var data = new HookData().Set("a", 1).Set("b", 2);
        data["a"] = 3;

        Assert.Equal((2, (object)3), (data.Count, data.Get("a")));
        Assert.Equal(["a", "b"], data.Keys.Order());
        Assert.Throws<KeyNotFoundException>(() => data.Get("c"));
    }
}

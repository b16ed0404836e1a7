
namespace OpenRollout.Tests.Accessors;

/// <summary>Verifies that an override set in a test class's constructor applies in its tests, including async ones, and ends with the class.</summary>
public sealed class OverrideInConstructorTests : IDisposable
{
    private readonly FlagBinding _binding = new();
    private readonly IntegerFlag _number;
    private readonly IDisposable _override;

    public OverrideInConstructorTests()
    {
        _binding.Bind(OpenFeatureApi.Create());
        _number = new IntegerFlag(_binding, "number", -1);
        _override = _number.Override(5);
    }

    public void Dispose()
    {
        _override.Dispose();
        Assert.Equal(-1, _number.GetValue());
    }

    [Fact]
    public async Task A_test_sees_it()
    {
        await Task.Yield();
        Assert.Equal(5, _number.GetValue());
    }

    [Fact]
    public async Task A_test_need_not_read_it() => await Task.Yield();
}

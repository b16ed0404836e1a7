using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace OpenRollout.Manifest.Tests;

/// <summary>All public types of the model are immutable, and types with lists do not have generated equality, which would compare lists by reference.</summary>
public sealed class ModelTests
{
    public static TheoryData<Type> Model => new(typeof(RolloutManifest).Assembly.GetExportedTypes()
        .Where(type => type is { IsEnum: false, IsInterface: false } && !(type.IsAbstract && type.IsSealed)));

    [Theory]
    [MemberData(nameof(Model))]
    public void Types_are_immutable(Type type)
    {
        Assert.True(type.IsSealed || type.IsAbstract);
        Assert.Empty(type.GetFields(BindingFlags.Public | BindingFlags.Instance));
        Assert.All(
            type.GetProperties().Select(property => property.SetMethod).OfType<MethodInfo>(),
            setter => Assert.Contains(typeof(IsExternalInit), setter.ReturnParameter.GetRequiredCustomModifiers()));
    }

    [Theory]
    [MemberData(nameof(Model))]
    public void Types_with_lists_have_no_generated_equality(Type type)
    {
        var hasList = type.GetProperties().Any(property => property.PropertyType != typeof(string) && typeof(IEnumerable).IsAssignableFrom(property.PropertyType));
        var equals = type.GetMethod(nameof(Equals), BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly, [type]);
        Assert.False(hasList && equals?.IsDefined(typeof(CompilerGeneratedAttribute)) == true, "its lists are compared by reference");
    }

    [Fact]
    public void Ramps_with_the_same_steps_are_equal()
    {
        var ramp = new SteppedRamp([new RampStep(1, 10), new RampStep(2, 20)]);
        var same = new SteppedRamp(new List<RampStep> { new(1, 10), new(2, 20) });
        Assert.Equal(ramp, same);
        Assert.Equal(ramp.GetHashCode(), same.GetHashCode());
        Assert.Equal<Percentage>(ramp, same);
        Assert.All(
            [new SteppedRamp([]), new SteppedRamp([new RampStep(1, 10)]), new SteppedRamp([new RampStep(1, 10), new RampStep(2, 21)]), (Percentage)new FixedPercentage(10)],
            other => Assert.NotEqual(ramp, other));
    }
}

namespace OpenRollout.Tests.Support;

/// <summary>What tests hold is gone when they end.</summary>
public sealed class CleanUpTests
{
    [Fact]
    public void No_test_waits_for_a_disposal_that_never_comes()
        => Assert.DoesNotContain(typeof(CleanUpTests).Assembly.GetTypes(), type =>
            type.IsAssignableTo(typeof(IAsyncDisposable))
            && !type.IsAssignableTo(typeof(IAsyncLifetime))
            && type.GetMethods().Any(method => method.IsDefined(typeof(FactAttribute), inherit: true)));
}

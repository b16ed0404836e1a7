namespace OpenRollout.TestSupport;

/// <summary>Verifies that test classes dispose their disposable fields. Each test project derives a class from this one.</summary>
public abstract class CleanUpLaw
{
    [Fact]
    public void Every_asynchronously_disposable_test_class_is_awaited_by_xunit()
        => Assert.DoesNotContain(GetType().Assembly.GetTypes(), type =>
            type.IsAssignableTo(typeof(IAsyncDisposable))
            && !type.IsAssignableTo(typeof(IAsyncLifetime))
            && type.GetMethods().Any(method => method.IsDefined(typeof(FactAttribute), inherit: true)));
}

namespace OpenRollout.Hosting;

/// <summary>
/// Provides the services of the current scope to code outside of it, such as singletons. OpenRollout.AspNetCore registers an
/// implementation that returns the services of the current request. Register your own as a singleton if your scopes are something
/// else, such as messages of a queue. Implementations must be thread-safe.
/// </summary>
public interface IAmbientServices
{
    /// <summary>Gets the services of the current scope; null outside of any scope.</summary>
    IServiceProvider? Services { get; }

    /// <summary>
    /// Gets a value indicating whether the current scope stays open, as the scope of a connection does; false by default. A snapshot
    /// injected into such a scope evaluates each flag when it is read, so that it sees changes.
    /// </summary>
    internal bool IsLongLived => false;
}

namespace OpenRollout.Hosting;

/// <summary>
/// Finds the scope that runs now from code that belongs to none: in ASP.NET Core the request's, which OpenRollout.AspNetCore
/// registers. An application whose scopes are other things, such as messages, may register its own. Thread-safe.
/// </summary>
public interface IAmbientServices
{
    /// <summary>The services of the scope that runs now; null where none does.</summary>
    IServiceProvider? Services { get; }

    /// <summary>
    /// Whether the scope that runs now stays open, as a connection does, rather than ends when one thing is done; false unless
    /// implemented. A snapshot that is injected there evaluates each flag when it is read, so that changes arrive.
    /// </summary>
    internal bool IsLongLived => false;
}

namespace OpenRollout.Hosting;

/// <summary>
/// Finds the scope that runs now from code that belongs to none: in ASP.NET Core the request's, which OpenRollout.AspNetCore
/// registers. An application whose scopes are other things, such as messages, may register its own. Thread-safe.
/// </summary>
public interface IAmbientServices
{
    /// <summary>The services of the scope that runs now; null where none does.</summary>
    IServiceProvider? Services { get; }
}

using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;

namespace OpenRollout.AspNetCore;

/// <summary>
/// Hides an endpoint from users for whom a flag is off, as <c>RequireFlag</c> does where endpoints are mapped: a controller,
/// an action, a Razor page model, the handler of a route, a hub, a gRPC service or one of its methods, a Blazor component
/// with <c>@page</c>. The application does not start where the flag is unknown or not boolean, and where the attribute is on
/// a method of a hub, which it could not hide.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = true)]
public sealed class RequireFlagAttribute : Attribute, IAsyncResourceFilter, IFlagRequirement
{
    /// <summary>Requires a flag by its key.</summary>
    /// <param name="flagKey">The key.</param>
    public RequireFlagAttribute([TakesFlagKey] string flagKey)
    {
        ArgumentException.ThrowIfNullOrEmpty(flagKey);
        FlagKey = flagKey;
    }

    /// <summary>Requires a flag by its accessor, which the compiler checks: <c>[RequireFlag(typeof(Flags), nameof(Flags.Stories))]</c>.</summary>
    /// <param name="flags">The generated class: <c>typeof(Flags)</c>, or a group's, <c>typeof(Flags.Feed)</c>.</param>
    /// <param name="name">The accessor's name.</param>
    /// <exception cref="ArgumentException">The class has no such flag.</exception>
    public RequireFlagAttribute([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] Type flags, string name)
    {
        ArgumentNullException.ThrowIfNull(flags);
        Flags = flags;
        Name = name;
        FlagKey = flags.GetProperty(name, BindingFlags.Public | BindingFlags.Static)?.GetValue(null) is FeatureFlag flag
            ? flag.Key
            : throw new ArgumentException($"{flags} has no flag '{name}'.", nameof(name));
    }

    /// <inheritdoc/>
    public string FlagKey { get; }

    /// <summary>The generated class; null where the key was given.</summary>
    public Type? Flags { get; }

    /// <summary>The accessor's name; null where the key was given.</summary>
    public string? Name { get; }

    /// <summary>
    /// The status code for users for whom the flag is off, 400 to 599; 0, unless set, for what <see cref="FlagGateOptions"/>
    /// says. With any other the application does not start.
    /// </summary>
    public int StatusCode { get; set; }

    /// <inheritdoc/>
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var http = context.HttpContext;
        var gate = http.RequestServices.GetRequiredService<FlagGate>();
        if (gate.IsOpen(http, this))
        {
            await next().ConfigureAwait(false);
            return;
        }

        context.Result = new EmptyResult();
        await gate.RefuseAsync(http, this).ConfigureAwait(false);
    }
}

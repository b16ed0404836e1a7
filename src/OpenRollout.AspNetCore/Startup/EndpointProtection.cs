using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace OpenRollout.AspNetCore.Startup;

/// <summary>Tells whether an endpoint itself says who may ask it. What an application says of all that says nothing, a fallback policy, does not count: it may change.</summary>
internal static class EndpointProtection
{
    /// <summary>Returns how an endpoint is protected. The metadata of outer groups comes first; ASP.NET Core allows anonymous access if any level does.</summary>
    public static ProtectionKind Of(Endpoint? endpoint)
    {
        var kind = ProtectionKind.None;
        foreach (var item in endpoint?.Metadata ?? EndpointMetadataCollection.Empty)
        {
            kind = item switch
            {
                IAllowAnonymous => ProtectionKind.Anonymous,
                IAuthorizeData or AuthorizationPolicy => kind is ProtectionKind.Anonymous or ProtectionKind.Overridden ? ProtectionKind.Overridden : ProtectionKind.Policy,
                _ => kind,
            };
        }

        return kind;
    }
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace OpenRollout.AspNetCore.Startup;

/// <summary>Determines how the metadata of an endpoint protects it. A fallback policy of the application does not count, as it may change.</summary>
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

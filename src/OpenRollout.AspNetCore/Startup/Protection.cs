using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace OpenRollout.AspNetCore;

/// <summary>Tells whether an endpoint itself says who may ask it. What an application says of all that says nothing, a fallback policy, does not count: it may change.</summary>
internal static class Protection
{
    public enum Kind
    {
        /// <summary>Nothing is said.</summary>
        None,

        /// <summary>Everyone may, and somebody meant it.</summary>
        Anonymous,

        /// <summary>A policy decides.</summary>
        Policy,
    }

    public static Kind Of(Endpoint? endpoint)
        => endpoint is null ? Kind.None
            : endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null ? Kind.Anonymous
            : endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null
                || endpoint.Metadata.GetMetadata<AuthorizationPolicy>() is not null ? Kind.Policy
            : Kind.None;
}

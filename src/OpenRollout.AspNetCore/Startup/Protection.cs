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

        /// <summary>A policy was meant to decide, and does not: something around the endpoint lets everyone in.</summary>
        Undone,
    }

    /// <summary>Metadata from further out comes first, so what is said last was said nearest to the endpoint. ASP.NET Core lets everyone in wherever it is said.</summary>

    public static Kind Of(Endpoint? endpoint)
    {
        var kind = Kind.None;
        foreach (var item in endpoint?.Metadata ?? EndpointMetadataCollection.Empty)
        {
            kind = item switch
            {
                IAllowAnonymous => Kind.Anonymous,
                IAuthorizeData or AuthorizationPolicy => kind is Kind.Anonymous or Kind.Undone ? Kind.Undone : Kind.Policy,
                _ => kind,
            };
        }

        return kind;
    }
}

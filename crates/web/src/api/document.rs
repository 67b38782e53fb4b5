//! The `OpenAPI` document, made from the routes; served to anyone, for it tells nothing of
//! anybody.

use super::problem::{FieldError, Kind, Told};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};
use std::sync::LazyLock;
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};
use utoipa::{Modify, OpenApi};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// What is said of the interface as a whole.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Rød Tråd",
        description = "Cases, duties and figures of one municipality, for other programs. \
            A token is made by `traad client add`. \
            Times are UTC, days are those of Copenhagen. Every answer that shows a person is \
            written to the access log under the client's name.",
        license(name = "EUPL-1.2", identifier = "EUPL-1.2"),
    ),
    tags(
        (name = "client", description = "The client itself"),
        (name = "cases", description = "Cases"),
        (name = "obligations", description = "Duties of law and local standards"),
        (name = "indicators", description = "Figures"),
        (name = "notifications", description = "What comes in"),
        (name = "document", description = "This document"),
    ),
    components(schemas(Told, FieldError)),
    security(("token" = [])),
    modifiers(&Bearer),
)]
struct Whole;

struct Bearer;

impl Modify for Bearer {
    fn modify(&self, openapi: &mut utoipa::openapi::OpenApi) {
        let scheme = SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer));
        let components = openapi.components.get_or_insert_default();
        components.add_security_scheme("token", scheme);
    }
}

static TEXT: LazyLock<String> = LazyLock::new(|| document().to_string());

/// The document.
pub fn document() -> Value {
    let mut open = OpenApiRouter::<crate::site::Site>::with_openapi(Whole::openapi())
        .routes(routes!(serve))
        .merge(super::described());
    let mut document = serde_json::to_value(open.to_openapi()).unwrap_or_default();
    if let Some(paths) = document["paths"].as_object_mut() {
        for operations in paths.values_mut().filter_map(Value::as_object_mut) {
            for operation in operations.values_mut().filter_map(Value::as_object_mut) {
                add_problems(operation);
            }
        }
    }
    // Each form of an event takes its own fields only; the derived schema leaves that unsaid.
    if let Some(forms) = document["components"]["schemas"]["What"]["oneOf"].as_array_mut() {
        for form in forms {
            form["additionalProperties"] = json!(false);
        }
    }
    document
}

/// Every call can fail in the same ways, so each is described from one place.
fn add_problems(operation: &mut Map<String, Value>) {
    if operation.get("security").is_some() {
        return;
    }
    let has_body = operation.contains_key("requestBody");
    let is_about_one = operation
        .get("parameters")
        .and_then(Value::as_array)
        .is_some_and(|all| all.iter().any(|p| p["in"] == "path"));
    for kind in Kind::ALL {
        let can_be = match kind {
            Kind::MethodNotAllowed => false,
            Kind::Conflict | Kind::TooLarge | Kind::MediaType => has_body,
            Kind::NotFound | Kind::Erased => is_about_one,
            _ => true,
        };
        if can_be {
            let problem = json!({
                "description": kind.code().replace('-', " "),
                "content": { "application/problem+json": {
                    "schema": { "$ref": "#/components/schemas/Problem" }
                } }
            });
            operation["responses"][kind.status().as_str()] = problem;
        }
    }
}

/// This document.
#[utoipa::path(get, path = "/api/v1/openapi.json", tag = "document", operation_id = "document",
    security(()),
    responses((status = 200, description = "OpenAPI 3.1", body = Object)))]
pub async fn serve() -> Response {
    ([(header::CONTENT_TYPE, "application/json")], TEXT.as_str()).into_response()
}

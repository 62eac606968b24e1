// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/status_words.h"

#include <array>
#include <span>
#include <string_view>

// Names of statuses, folded, by language: English, German, French, Spanish, Portuguese, Chinese, Japanese. Data only.
namespace weir::analysis::words {

using Words = std::span<const std::string_view>;

inline constexpr std::array doneNames = std::to_array<std::string_view>({"done", "closed", "close", "resolved", "completed", "complete",
    "finished", "released", "deployed", "live", "shipped", "delivered", "verified", "in production", "production", "fixed", "merged",
    "published", "done done", "all done", "accept", "end", "archived", "rolled out", "erledigt", "fertig", "abgeschlossen", "geschlossen",
    "gelost", "behoben", "umgesetzt", "ausgeliefert", "veroffentlicht", "beendet", "termine", "terminee", "terminees", "termines", "fini",
    "finie", "ferme", "fermee", "resolu", "resolue", "livre", "livree", "clos", "close", "cloture", "cloturee", "fait", "faite", "deploye",
    "deployee", "acheve", "hecho", "hecha", "terminado", "terminada", "finalizado", "finalizada", "cerrado", "cerrada", "resuelto",
    "resuelta", "completado", "completada", "entregado", "entregada", "desplegado", "publicado", "publicada", "concluido", "concluida",
    "feito", "feita", "fechado", "fechada", "resolvido", "resolvida", "entregue", "implantado", "implantada", "encerrado", "encerrada",
    "已完成", "完成", "已关闭", "关闭", "已解决", "解决", "已发布", "已上线", "已结束", "结束", "已交付", "完了", "終了", "クローズ",
    "クローズ済み", "解決", "解決済み", "解決済", "済み", "済", "リリース済み", "対応済み", "公開済み", "完成済み"});

inline constexpr std::array discardedNames = std::to_array<std::string_view>({"won t do", "wont do", "won t fix", "wontfix", "wont fix",
    "will not do", "will not fix", "rejected", "reject", "declined", "duplicate", "duplicated", "cancelled", "canceled", "abandoned",
    "discarded", "obsolete", "invalid", "not a bug", "cannot reproduce", "can not reproduce", "can t reproduce", "works for me",
    "worksforme", "works as designed", "as designed", "by design", "not planned", "not planed", "withdrawn", "dropped", "superseded",
    "incomplete", "not done", "removed", "abgelehnt", "verworfen", "abgebrochen", "storniert", "duplikat", "wird nicht erledigt",
    "wird nicht umgesetzt", "nicht umgesetzt", "zuruckgezogen", "hinfallig", "rejete", "rejetee", "refuse", "refusee", "annule", "annulee",
    "abandonne", "abandonnee", "doublon", "ne sera pas fait", "rechazado", "rechazada", "cancelado", "cancelada", "descartado",
    "descartada", "duplicado", "duplicada", "anulado", "anulada", "no se hara", "rejeitado", "rejeitada", "recusado", "nao sera feito",
    "abandonado", "已拒绝", "拒绝", "已取消", "取消", "重复", "不做", "废弃", "已废弃", "作废", "已作废", "不修复", "不予处理", "却下",
    "キャンセル", "中止", "重複", "見送り", "対応しない", "対応不要", "取り下げ", "取消"});

/// What leaves something undone, anywhere in the name of an end.
inline constexpr std::array discardingWords = std::to_array<std::string_view>({"reject", "rejected", "rejection", "cancel", "cancelled",
    "canceled", "cancellation", "decline", "declined", "deny", "denied", "withdraw", "withdrawn", "abandon", "abandoned", "abort",
    "aborted", "refuse", "refused", "discard", "discarded", "void", "voided", "drop", "dropped", "ablehnen", "abgelehnt", "ablehnung",
    "abbrechen", "abgebrochen", "abbruch", "stornieren", "storniert", "verwerfen", "verworfen", "rejeter", "rejete", "rejetee", "refuser",
    "annuler", "annule", "annulee", "abandonner", "rechazar", "rechazado", "rechazada", "cancelar", "cancelado", "cancelada", "anular",
    "descartar", "rejeitar", "rejeitado", "recusar", "recusado", "拒绝", "取消", "作废", "却下", "キャンセル", "中止"});

/// Lists of what may be done: nobody has begun it, and nobody has chosen it.
inline constexpr std::array outsideNames = std::to_array<std::string_view>(
    {"backlog", "product backlog", "open", "opened", "new", "inbox", "triage", "needs triage", "icebox", "ideas", "idea", "funnel",
        "created", "submitted", "reported", "unconfirmed", "proposed", "proposal", "requested", "request", "intake", "someday", "later",
        "draft", "future", "wishlist", "options", "unsorted", "uncategorized", "no status", "offen", "neu", "ideen", "idee", "eingang",
        "entwurf", "vorschlag", "ideenspeicher", "nouveau", "nouvelle", "ouvert", "ouverte", "idees", "brouillon", "nuevo", "nueva",
        "abierto", "abierta", "borrador", "pendientes", "novo", "nova", "aberto", "aberta", "ideias", "rascunho", "新建", "打开", "需求池",
        "待规划", "已创建", "新規", "オープン", "起票", "バックログ", "アイデア", "to do", "todo", "not started", "zu erledigen", "zu tun",
        "nicht begonnen", "a faire", "por hacer", "a fazer", "待办", "待处理", "待办事项", "未开始", "未着手", "未対応", "やること"});

/// Chosen, or over with one step: waits for what comes next.
inline constexpr std::array queueNames =
    std::to_array<std::string_view>({"ready", "selected", "next", "up next", "next up", "on deck", "committed", "queue", "queued",
        "planned", "scheduled", "sprint backlog", "accepted", "approved", "reopened", "re opened", "reopen", "this week", "this sprint",
        "current sprint", "assigned", "confirmed", "refined", "groomed", "prioritized", "prioritised", "pending", "sprint", "bereit",
        "eingeplant", "geplant", "wieder geoffnet", "wiedereroffnet", "ausstehend", "pret", "prete", "planifie", "planifiee", "rouvert",
        "rouverte", "listo", "lista", "planificado", "pendiente", "reabierto", "reabierta", "pronto", "planejado", "pendente", "reaberto",
        "selecionado", "seleccionado", "已计划", "计划中", "重新打开", "已就绪", "着手前", "再オープン", "待機", "予定", "準備完了"});

/// Of the names of queues: what an item can also end in.
inline constexpr std::array reachedNames = std::to_array<std::string_view>({"accepted", "approved", "confirmed", "refined", "groomed",
    "prioritized", "prioritised", "ready", "bereit", "pret", "prete", "listo", "lista", "pronto", "pronta", "已就绪", "準備完了"});

inline constexpr std::array blockedNames = std::to_array<std::string_view>({"blocked", "on hold", "hold", "paused", "impeded", "impediment",
    "parked", "stalled", "suspended", "waiting", "wait", "deferred", "postponed", "need info", "needinfo", "needs info",
    "needs information", "info needed", "feedback", "blockiert", "angehalten", "pausiert", "wartend", "warten", "zuruckgestellt",
    "ruckfrage", "bloque", "bloquee", "en pause", "en attente", "suspendu", "suspendue", "bloqueado", "bloqueada", "en espera", "pausado",
    "detenido", "em espera", "impedido", "suspenso", "阻塞", "已阻塞", "暂停", "挂起", "已挂起", "等待", "等待中", "ブロック", "ブロック中",
    "保留", "保留中", "一時停止", "待ち", "返答待ち", "回答待ち"});

/// Who or what is waited for outside the stream: such a wait belongs to no stage.
inline constexpr std::array outsiders = std::to_array<std::string_view>({"customer", "client", "user", "reporter", "info", "information",
    "feedback", "input", "answer", "reply", "response", "clarification", "vendor", "supplier", "support", "third party", "external",
    "upstream", "dependency", "others", "author", "contributor", "kunde", "kunden", "antwort", "ruckmeldung", "rueckmeldung",
    "informationen", "reponse", "retour", "cliente", "respuesta", "resposta", "informacion", "informacao", "客户", "反馈"});

inline constexpr std::array queuePrefixes = std::to_array<std::string_view>({"ready for ", "ready to ", "ready 4 ", "waiting for ",
    "waiting on ", "waiting to ", "wait for ", "awaiting ", "await ", "pending ", "to be ", "to ", "queued for ", "queue for ", "queue ",
    "in queue for ", "selected for ", "scheduled for ", "needs ", "need ", "for ", "approved for ", "committed to ", "ready ",
    "bereit fur ", "bereit zum ", "bereit zur ", "fertig fur ", "fertig zum ", "fertig zur ", "wartet auf ", "warten auf ", "warte auf ",
    "wartend auf ", "zum ", "zur ", "zu ", "ausgewahlt fur ", "pret pour ", "prete pour ", "pret a ", "prete a ", "en attente de ",
    "en attente d ", "en attente du ", "listo para ", "lista para ", "esperando ", "en espera de ", "pendiente de ", "por ", "para ",
    "pronto para ", "pronta para ", "aguardando ", "em espera de ", "pendente de ", "selecionado para ", "seleccionado para "});

inline constexpr std::array queueSuffixes = std::to_array<std::string_view>({" queue", " pending", " ready", " backlog", " todo", " to do",
    " waiting", " ausstehend", " bereit", " warteschlange", " en attente", " pendiente", " pendente"});

/// "Dev done": one step is over, the next has not begun.
inline constexpr std::array stepOverSuffixes = std::to_array<std::string_view>(
    {" done", " complete", " completed", " finished", " fertig", " abgeschlossen", " erledigt", " termine", " terminado", " concluido"});

inline constexpr std::array goingOn =
    std::to_array<std::string_view>({"in der ", "in den ", "in dem ", "in ", "im ", "being ", "under ", "en ", "em "});

inline constexpr std::array acceptanceWords = std::to_array<std::string_view>({"uat", "acceptance", "sign off", "signoff", "approval",
    "approve", "abnahme", "freigabe", "recette", "aceptacion", "aprovacao", "aprobacion", "homologacao", "验收", "受入", "承認"});

inline constexpr std::array reviewWords = std::to_array<std::string_view>(
    {"review", "reviewing", "reviewed", "code review", "peer review", "cr", "pr", "mr", "pull request", "merge request", "pull", "prufung",
        "uberprufung", "prufen", "revue", "relecture", "revision", "revisar", "revisao", "评审", "审核", "审查", "レビュー"});

inline constexpr std::array testWords = std::to_array<std::string_view>({"qa", "qc", "test", "tests", "testing", "tested",
    "quality assurance", "verification", "verify", "verifying", "validation", "validate", "validating", "testen", "tester", "valider",
    "pruebas", "prueba", "probar", "testar", "teste", "testes", "validacao", "validacion", "测试", "テスト", "検証"});

inline constexpr std::array mergeWords = std::to_array<std::string_view>({"merge", "merging", "integration"});

inline constexpr std::array deploymentWords = std::to_array<std::string_view>({"deploy", "deployment", "deploying", "release", "releasing",
    "rollout", "roll out", "staging", "ship", "publish", "prod", "production", "auslieferung", "deploiement", "livraison", "despliegue",
    "desplegar", "implantacao", "部署", "发布", "上线", "リリース", "デプロイ"});

inline constexpr std::array analysisWords = std::to_array<std::string_view>(
    {"analysis", "analyse", "analyze", "analyzing", "analysing", "refinement", "refine", "refining", "grooming", "specification", "spec",
        "discovery", "requirements", "planning", "elaboration", "analyser", "analisis", "analisar", "analizar", "分析"});

inline constexpr std::array designWords =
    std::to_array<std::string_view>({"design", "designing", "ux", "conception", "diseno", "entwurf", "设计", "設計"});

inline constexpr std::array developmentWords =
    std::to_array<std::string_view>({"development", "dev", "develop", "developing", "progress", "doing", "implementation", "implementing",
        "implement", "coding", "code", "build", "building", "wip", "active", "work", "working", "started", "entwicklung", "arbeit",
        "bearbeitung", "umsetzung", "cours", "developpement", "developper", "progreso", "curso", "desarrollo", "desarrollar", "andamento",
        "progresso", "desenvolvimento", "进行中", "开发", "处理中", "進行中", "作業中", "開発", "対応中", "処理中"});

/// What an activity is called. The first list that fits wins, so what says more comes first: "Code Review" is a review.
struct ActivityWords {
    Activity activity;
    Words words;
};
inline constexpr std::array activityWords = std::to_array<ActivityWords>({{Activity::Acceptance, acceptanceWords},
    {Activity::Review, reviewWords}, {Activity::Test, testWords}, {Activity::Merge, mergeWords}, {Activity::Deployment, deploymentWords},
    {Activity::Analysis, analysisWords}, {Activity::Design, designWords}, {Activity::Development, developmentWords}});

inline constexpr std::array hierarchyWords =
    std::to_array<std::string_view>({"epic", "epics", "initiative", "saga", "sub task", "subtask", "sub bug", "unteraufgabe", "sous tache",
        "subtarea", "subtarefa", "epik", "epique", "epica", "epico", "子任务", "史诗", "サブタスク", "エピック"});

} // namespace weir::analysis::words

// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

/// What columns of lists of items are called beside those of column_names.h, in the languages that trackers speak. Data only.
namespace weir::readers::columns {

// Names in lower case, their words apart by single spaces; the surer ones first.
inline constexpr auto itemCreatedNames = std::to_array<std::string_view>({"created", "created at", "created date", "date created",
    "creation date", "created on", "created time", "opened", "opened at", "date opened", "submitted", "reported", "erstellt", "erstellt am",
    "erstellungsdatum", "angelegt", "créé", "créée", "créé le", "création", "date de création", "creado", "creada", "creado el",
    "fecha de creación", "criado", "criada", "criado em", "data de criação", "creato", "creata", "data di creazione", "data creazione",
    "gemaakt", "aangemaakt", "gemaakt op", "skapad", "oprettet", "opprettet", "luotu", "utworzono", "data utworzenia", "vytvořeno",
    "vytvorené", "létrehozva", "creată", "creat", "oluşturuldu", "oluşturulma", "oluşturulma tarihi", "создано", "создан", "дата создания",
    "створено", "作成日", "作成日時", "作成", "创建日期", "创建时间", "已创建", "创建", "建立日期", "建立時間", "已建立", "만듦", "생성일",
    "생성 일시", "생성됨", "생성", "만든 날짜"});
inline constexpr auto startedNames = std::to_array<std::string_view>({"started", "started at", "started date", "date started",
    "start timestamp", "start", "start date", "start time", "in progress", "in progress date", "activated date", "begin", "begun",
    "begonnen", "gestartet", "startdatum", "beginn", "commencé", "début", "date de début", "iniciado", "inicio", "fecha de inicio",
    "início", "data de início", "iniziato", "inizio", "開始日", "開始日時", "开始日期", "开始时间", "시작일", "시작 일시"});
inline constexpr auto finishedNames = std::to_array<std::string_view>(
    {"resolved", "resolution date", "resolutiondate", "date resolved", "resolved at", "resolved date", "closed", "closed at", "closed date",
        "closed on", "date closed", "completed", "completed at", "completed date", "completed on", "date completed", "completion date",
        "finished", "finished at", "finished date", "date finished", "finish date", "done", "done at", "done date", "end", "end date",
        "ended at", "erledigt", "erledigt am", "gelöst", "abgeschlossen", "abgeschlossen am", "geschlossen", "geschlossen am", "résolu",
        "résolue", "résolu le", "date de résolution", "terminé", "fermé", "resuelta", "resuelto", "fecha de resolución", "finalizado",
        "cerrado", "resolvido", "resolvida", "data de resolução", "concluído", "risolto", "risolta", "data di risoluzione", "opgelost",
        "afgerond", "gesloten", "löst", "løst", "ratkaistu", "rozwiązano", "rozwiązane", "data rozwiązania", "vyřešeno", "megoldva",
        "rezolvat", "çözüldü", "çözümlendi", "решено", "дата решения", "вирішено", "解決日", "解決日時", "解決", "完了日", "完了日時",
        "解决日期", "已解决", "解决时间", "完成时间", "完成日期", "已解決", "해결일", "해결됨", "해결 일시", "완료일", "완료 일시"});
inline constexpr auto categoryNames = std::to_array<std::string_view>({"status category", "statuskategorie", "catégorie de statut",
    "catégorie d'état", "catégorie de l'état", "categoría de estado", "categoría del estado", "categoria do status", "categoria de status",
    "categoria dello stato", "statuscategorie", "kategoria statusu", "категория статуса", "ステータス カテゴリ", "ステータスカテゴリ",
    "ステータス カテゴリー", "状态类别", "狀態類別", "상태 범주", "상태 카테고리"});
inline constexpr auto resolutionNames = std::to_array<std::string_view>({"resolution", "lösung", "résolution", "resolución", "resolução",
    "risoluzione", "oplossing", "lösning", "løsning", "ratkaisu", "rozwiązanie", "řešení", "megoldás", "rezoluție", "çözüm", "решение",
    "вирішення", "解決状況", "解決策", "解决结果", "解决方案", "解決結果", "해결책", "해결 방법"});
/// Keys as Jira writes them, before those that are numbers.
inline constexpr auto jiraKeyNames = std::to_array<std::string_view>({"issue key", "key", "work item key", "vorgangsschlüssel", "schlüssel",
    "ticketschlüssel", "clé de ticket", "clé du ticket", "clé de demande", "clé", "clave de incidencia", "clave de la incidencia",
    "clave del elemento", "clave", "chave da ocorrência", "chave do item", "chave da item", "chave", "chiave segnalazione", "chiave ticket",
    "chiave", "issue sleutel", "sleutel", "ärendenyckel", "nyckel", "sagsnøgle", "nøgle", "saksnøkkel", "nøkkel", "avain",
    "klucz zgłoszenia", "klucz", "klíč požadavku", "klíč", "kľúč", "kulcs", "cheie", "anahtar", "код запроса", "ключ задачи", "ключ",
    "課題キー", "キー", "问题关键字", "事务关键字", "关键字", "關鍵字", "이슈 키", "이슈키", "키"});
inline constexpr auto jiraTypeNames = std::to_array<std::string_view>({"issue type", "work type", "vorgangstyp", "type de ticket",
    "type de demande", "tipo de incidencia", "tipo de actividad", "tipo de item", "tipo da item", "tipo de ocorrência",
    "tipo da ocorrência", "tipo segnalazione", "tipo di ticket", "issuetype", "ärendetyp", "sagstype", "sakstype", "typ zgłoszenia",
    "typ požadavku", "тип задачи", "тип запроса", "課題タイプ", "问题类型", "事务类型", "議題類型", "이슈 유형", "type", "typ", "tipo"});
inline constexpr auto jiraParentNames = std::to_array<std::string_view>({"parent key", "custom field (epic link)", "epic link",
    "benutzerdefinierte felder (epos-verknüpfung)", "champs personnalisés (epic link)", "campo personalizado (epic link)", "parent"});
inline constexpr auto jiraTeamNames = std::to_array<std::string_view>({"custom field (team)", "team name", "team",
    "benutzerdefinierte felder (team)", "champs personnalisés (équipe)", "campo personalizado (equipo)", "equipo", "équipe", "equipe"});
/// Times of lists that say nothing about a stage.
inline constexpr auto otherTimeNames = std::to_array<std::string_view>({"updated", "updated at", "updated date", "date updated",
    "last updated", "last update", "modified", "modified at", "modified date", "date modified", "last modified", "changed", "changed at",
    "changed date", "last changed", "state change date", "status changed", "status category changed", "last viewed", "viewed", "due",
    "due date", "due at", "deadline", "target", "target date", "target start", "target end", "planned start", "planned end",
    "inferred start date", "inferred due date", "estimated start", "estimated end", "date", "as of", "exported", "exported at",
    "cycle start", "cycle end", "archived", "archived at", "aktualisiert", "aktualisiert am", "geändert", "zuletzt angesehen", "fällig",
    "fällig am", "fälligkeitsdatum", "mise à jour", "dernière consultation", "échéance", "date d'échéance", "actualizada", "actualizado",
    "última visualización", "fecha de vencimiento", "atualizado", "atualizado(a)", "visualizado", "data limite", "aggiornato", "scadenza",
    "更新日", "更新日時", "期限", "已更新", "更新日期", "更新时间", "截止日期", "到期日", "수정일", "업데이트", "기한"});
/// Of the last stage of a stream, where its entry is the finish.
inline constexpr auto doneStageNames =
    std::to_array<std::string_view>({"done", "closed", "completed", "complete", "finished", "resolved", "released", "deployed", "shipped",
        "delivered", "live", "in production", "production", "accepted", "archived", "fertig", "erledigt", "abgeschlossen", "geschlossen",
        "terminé", "terminée", "fini", "livré", "fermé", "hecho", "listo", "terminado", "finalizado", "cerrado", "feito", "concluído",
        "fechado", "fatto", "completato", "chiuso", "klaar", "gereed", "完了", "完成", "已完成", "已关闭", "완료", "готово"});
/// Of tables whose rows are no work items: deployments, builds, incidents, changes.
inline constexpr auto foreignItemNames = std::to_array<std::string_view>({"environment", "env", "sha", "commit", "commit sha", "severity",
    "acknowledged", "acknowledged at", "merged", "merged at", "merge commit", "branch", "source branch", "target branch", "pipeline",
    "pipeline id", "workflow", "workflow id", "build", "build number", "job", "job id", "deployment", "deployment id", "incident",
    "incident number", "incident id", "service", "service name"});

} // namespace weir::readers::columns
